/** An alert as the wall lists it. */
export interface Warning {
  title: string;
  unit: string;
  office: string;
  light: string;
  reason: string;
  due: string;
  remaining: string;
}

/** A subject with findings. */
export interface Finding {
  title: string;
  message: string;
  count: string;
}

/** How many subjects have a light. */
export interface Light {
  key: string;
  title: string;
  count: string;
  budget: string;
}

/** The alerts, the first due first, and by id among those due together. */
export function warnings(cells: ReadonlyMap<string, string>): Warning[] {
  return group<Warning>(cells, "warnings/of/").sort(([a, first], [b, second]) => order(first.due || "9", second.due || "9") || order(a, b)).map(([, warning]) => warning);
}

export function findings(cells: ReadonlyMap<string, string>): Finding[] {
  return group<Finding>(cells, "findings/").sort(([a], [b]) => order(a, b)).map(([, finding]) => finding);
}

export function lights(cells: ReadonlyMap<string, string>): Light[] {
  return group<Light>(cells, "lights/").sort(([a], [b]) => order(a, b)).map(([, light]) => light);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Gathers the cells prefix/of/one/field by what stands before the last slash. */
function group<T>(cells: ReadonlyMap<string, string>, prefix: string): [string, T][] {
  const items = new Map<string, T>();
  for (const [key, value] of cells) {
    const end = key.lastIndexOf("/");
    if (key.startsWith(prefix) && end > prefix.length) {
      const id = key.slice(prefix.length, end);
      let item = items.get(id);
      if (item === undefined) {
        items.set(id, (item = {} as T));
      }

      (item as Record<string, string>)[key.slice(end + 1)] = value;
    }
  }

  return [...items];
}
