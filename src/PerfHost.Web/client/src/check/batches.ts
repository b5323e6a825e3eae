import type { Collected } from "./collect";

const firstFiles = 4;
const batchFiles = 25;
const batchBytes = 8 * 1024 * 1024;

/** Small batches, the first of them very small: results are seen while the rest goes on. */
export function* batches(files: Collected[]): Generator<Collected[]> {
  let batch: Collected[] = [];
  let [bytes, most] = [0, firstFiles];
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= most || bytes + file.file.size > batchBytes)) {
      yield batch;
      [batch, bytes, most] = [[], 0, batchFiles];
    }
    batch.push(file);
    bytes += file.file.size;
  }
  if (batch.length > 0) yield batch;
}
