/** A file to check, with the folders it was found in. */
export interface Collected { name: string; file: File; }

// What systems and office programs leave in folders; nobody filled these in.
const leftovers = /^(\.|~\$)|^(thumbs\.db|desktop\.ini)$/i;

export const isLeftover = (file: File): boolean => leftovers.test(file.name);

/** The files of an input, a folder's with their path. */
export const fromInput = (input: HTMLInputElement): Collected[] =>
  [...(input.files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));

/** The files of a drop, folders opened to their depth. */
export async function fromDrop(data: DataTransfer): Promise<Collected[]> {
  // The list of a drop is empty after the first await: entries are taken before.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: Collected[] = [];
  for (const entry of entries) await open(entry, found);
  return found;
}

async function open(entry: FileSystemEntry, found: Collected[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    found.push({ name: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // Browsers give a hundred at a time, and an empty list at the end.
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return;
    for (const inner of some) await open(inner, found);
  }
}
