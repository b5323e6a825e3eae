const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

/** Shows the findings that match the search, the severity and the kind; a form without any is hidden. */
export function filter(): void {
  const words = byId<HTMLInputElement>("check-search").value.trim().toLowerCase();
  const severity = byId<HTMLSelectElement>("check-severity").value;
  const kind = byId<HTMLSelectElement>("check-kind").value;
  let [forms, findings] = [0, 0];
  for (const form of byId("check-forms").querySelectorAll<HTMLElement>(".check-form-result")) {
    const whole = words === "" || form.querySelector("summary")!.textContent.toLowerCase().includes(words);
    let shown = 0;
    for (const row of form.querySelectorAll<HTMLElement>("tbody tr")) {
      const fits = (severity === "" || row.dataset.severity === severity) && (kind === "" || row.dataset.kind === kind)
        && (whole || row.textContent.toLowerCase().includes(words));
      row.hidden = !fits;
      if (fits) shown++;
    }
    form.hidden = shown === 0;
    if (shown > 0) forms++;
    findings += shown;
  }
  const all = Number(byId("check-figures").dataset.findings ?? 0);
  byId("check-nothing").hidden = findings > 0 || all === 0;
  byId("check-clean").hidden = all > 0;
  byId("check-shown").textContent = all === 0 ? "" : byId("check-form").dataset.shown!.replace("{0}", String(forms)).replace("{1}", String(findings));
  for (const chip of document.querySelectorAll<HTMLElement>(".chip")) chip.setAttribute("aria-pressed", String(chip.dataset.kind === kind));
}

/** The kinds that occur, as choices; the chosen one stays. */
export function listKinds(): void {
  const select = byId<HTMLSelectElement>("check-kind");
  const chosen = select.value;
  const options = [...document.querySelectorAll<HTMLElement>(".chip")].map((chip) => new Option(chip.textContent!.trim(), chip.dataset.kind));
  select.replaceChildren(select.options[0], ...options);
  select.value = chosen;
}
