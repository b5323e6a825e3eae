/** A bar for a rate with marks for the schedule and the scheme's line. */
export class RateBar {
  readonly #parts: [HTMLElement, string, "width" | "left"][];

  constructor(element: HTMLElement) {
    const part = (name: string): HTMLElement => element.querySelector<HTMLElement>(`.${name}`)!;
    this.#parts = [[part("fill"), "execution", "width"], [part("schedule"), "schedule", "left"], [part("floor"), "floor", "left"]];
  }

  show(cells: ReadonlyMap<string, string>): void {
    for (const [part, cell, property] of this.#parts) {
      const value = cells.get(cell);
      part.hidden = !value;
      part.style[property] = `${Math.min(100, Math.max(0, Number(value)))}%`;
    }
  }
}
