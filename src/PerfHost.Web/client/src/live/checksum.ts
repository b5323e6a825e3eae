const prime = 16777619;

/** The checksum over the cells of a board: two lanes of FNV-1a, summed modulo 2^32, so neither order nor history matters. */
export class Checksum {
  #first = 0;
  #second = 0;

  add(key: string, value: string): void {
    this.#first = (this.#first + hash(2166136261, key, value)) | 0;
    this.#second = (this.#second + hash(3337565984, key, value)) | 0;
  }

  remove(key: string, value: string): void {
    this.#first = (this.#first - hash(2166136261, key, value)) | 0;
    this.#second = (this.#second - hash(3337565984, key, value)) | 0;
  }

  /** 16 lower-case hexadecimal digits. */
  toString(): string {
    return digits(this.#first) + digits(this.#second);
  }
}

function hash(seed: number, key: string, value: string): number {
  let sum = seed | 0;
  for (let i = 0; i < key.length; i++) {
    sum = Math.imul(sum ^ key.charCodeAt(i), prime);
  }

  sum = Math.imul(sum, prime);
  for (let i = 0; i < value.length; i++) {
    sum = Math.imul(sum ^ value.charCodeAt(i), prime);
  }

  return sum;
}

function digits(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, "0");
}
