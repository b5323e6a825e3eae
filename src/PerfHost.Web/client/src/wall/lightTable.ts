import type { Light } from "./lists";
import { put } from "./pagedList";

const most = 8;

/** How many subjects have each light, as rows and as shares of one bar. The rows are the server's; more are added once, and never more than a few. */
export class LightTable {
  readonly #rows: HTMLElement[];
  readonly #bar: HTMLElement;
  readonly #words = document.body.dataset;

  constructor(private readonly table: HTMLElement) {
    this.#rows = [...table.querySelectorAll<HTMLElement>("tr")];
    this.#bar = document.getElementById("shares")!;
    this.show(this.#rows.map((row) => ({ key: row.dataset.key!, title: text(row, "title"), count: text(row, "count"), budget: text(row, "budget") })));
  }

  show(lights: readonly Light[]): void {
    const total = lights.reduce((sum, light) => sum + whole(light.count), 0);
    const shown = lights.slice(0, most);
    while (this.#rows.length < shown.length) {
      const row = this.#rows[0]!.cloneNode(true) as HTMLElement;
      this.table.append(row);
      this.#rows.push(row);
    }

    for (const [index, row] of this.#rows.entries()) {
      const light = shown[index];
      row.hidden = light === undefined || (light.key === "" && light.count === "0");
      if (light !== undefined) {
        put(row, "light", this.#words[`light${light.key}`] ?? light.key).className = `light ${light.key}`;
        put(row, "title", light.title);
        put(row, "count", light.count);
        put(row, "share", total > 0 ? `${((whole(light.count) / total) * 100).toFixed(1)}%` : "");
        put(row, "budget", light.budget);
      }

      this.#share(index, light, total);
    }
  }

  #share(index: number, light: Light | undefined, total: number): void {
    while (this.#bar.children.length <= index) {
      this.#bar.append(document.createElement("i"));
    }

    const part = this.#bar.children[index] as HTMLElement;
    part.className = light?.key || "none";
    part.style.flexGrow = String(light && total > 0 ? whole(light.count) / total : 0);
  }
}

function text(row: HTMLElement, part: string): string {
  return row.querySelector(`[data-part="${part}"]`)!.textContent;
}

function whole(count: string): number {
  return Number(count.replaceAll(",", ""));
}
