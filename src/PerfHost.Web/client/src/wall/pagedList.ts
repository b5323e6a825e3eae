/** A list that turns its pages when it has more items than fit. Rows are made once and used again. */
export class PagedList<T> {
  readonly #rows: HTMLElement[] = [];
  #items: readonly T[] = [];
  #page = 0;
  #taken = false;

  constructor(
    private readonly body: HTMLElement,
    private readonly template: HTMLTemplateElement,
    private readonly pageNote: HTMLElement,
    private readonly emptyNote: HTMLElement,
    private readonly write: (row: HTMLElement, item: T) => void,
  ) {}

  /** The rows that the server wrote stay until there are items to put in their place. */
  show(items: readonly T[]): void {
    if (!this.#taken) {
      this.body.replaceChildren();
      this.#taken = true;
    }

    this.#items = items;
    this.#write();
  }

  turn(): void {
    if (!this.#taken) return;
    this.#page++;
    this.#write();
  }

  #write(): void {
    const size = this.#fitting();
    const pages = Math.max(1, Math.ceil(this.#items.length / size));
    this.#page %= pages;
    for (let i = 0; i < size; i++) {
      const item = this.#items[this.#page * size + i];
      const row = this.#row(i);
      row.hidden = item === undefined;
      if (item !== undefined) {
        this.write(row, item);
      }
    }

    for (const row of this.#rows.slice(size)) {
      row.hidden = true;
    }

    this.emptyNote.hidden = this.#items.length > 0;
    this.pageNote.textContent = pages > 1 ? `${this.#page + 1} / ${pages}` : "";
  }

  #fitting(): number {
    const first = this.#row(0);
    first.hidden = false;
    const room = this.body.closest(".fits")!.getBoundingClientRect().bottom - this.body.getBoundingClientRect().top;
    return Math.min(100, Math.max(1, Math.floor((room + 1) / first.getBoundingClientRect().height)));
  }

  #row(index: number): HTMLElement {
    while (this.#rows.length <= index) {
      const row = this.template.content.firstElementChild!.cloneNode(true) as HTMLElement;
      this.body.append(row);
      this.#rows.push(row);
    }

    return this.#rows[index]!;
  }
}

/** Writes a text where it differs. */
export function put(row: HTMLElement, part: string, text: string): HTMLElement {
  const element = row.querySelector<HTMLElement>(`[data-part="${part}"]`)!;
  if (element.textContent !== text) {
    element.textContent = text;
  }

  return element;
}
