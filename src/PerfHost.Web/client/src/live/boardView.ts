import { Checksum } from "./checksum";

/** What the hub sends; see docs/live.md. */
export interface BoardMessage {
  kind: "snapshot" | "delta";
  board: string;
  from: number;
  to: number;
  root: string;
  cells: Record<string, string | null>;
  checksum: string;
}

/** Where a subscriber was when it went away. */
export interface ResumeToken {
  sequence: number;
  root: string;
}

/** A copy of a board. Checks each message: a delta has to start where the copy is, and the checksum has to fit. */
export class BoardView {
  readonly cells = new Map<string, string>();
  #checksum = new Checksum();
  #to = 0;
  #root = "";
  #consistent = false;

  get to(): number {
    return this.#to;
  }

  /** Null when only a snapshot helps. */
  get resume(): ResumeToken | null {
    return this.#consistent ? { sequence: this.#to, root: this.#root } : null;
  }

  /** Takes in a message. False when it does not fit: then the copy waits for a snapshot. */
  apply(message: BoardMessage): boolean {
    if (message.kind === "snapshot") {
      this.cells.clear();
      this.#checksum = new Checksum();
    } else if (!this.#consistent || message.from !== this.#to) {
      return (this.#consistent = false);
    }

    for (const key of Object.keys(message.cells)) {
      this.#set(key, message.cells[key] ?? null);
    }

    this.#to = message.to;
    this.#root = message.root;
    return (this.#consistent = this.#checksum.toString() === message.checksum);
  }

  #set(key: string, value: string | null): void {
    const before = this.cells.get(key);
    if (before !== undefined) {
      this.#checksum.remove(key, before);
    }

    if (value === null) {
      this.cells.delete(key);
    } else {
      this.#checksum.add(key, value);
      this.cells.set(key, value);
    }
  }
}
