/** Elements that show one cell each: <b data-cell="budget">. The server has filled them; here they follow. An empty one is not known; the style sheet says so. */
export class Figures {
  readonly #elements = new Map<string, HTMLElement[]>();

  constructor(root: ParentNode) {
    for (const element of root.querySelectorAll<HTMLElement>("[data-cell]")) {
      const key = element.dataset.cell!;
      this.#elements.set(key, [...(this.#elements.get(key) ?? []), element]);
    }
  }

  /** What the server wrote, as cells. */
  read(): Map<string, string> {
    const cells = new Map<string, string>();
    for (const [key, [element]] of this.#elements) {
      cells.set(key, element!.textContent);
    }

    return cells;
  }

  /** Writes the cells that differ; what changed lights up for a moment. */
  show(cells: ReadonlyMap<string, string>): void {
    for (const [key, elements] of this.#elements) {
      const text = cells.get(key) ?? "";
      for (const element of elements) {
        if (element.textContent !== text) {
          element.textContent = text;
          element.animate([{ color: "#ffd666" }, {}], 2_000);
        }
      }
    }
  }
}
