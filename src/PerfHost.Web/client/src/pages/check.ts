import "../site.css";
import "../check/check.css";
import { batches } from "../check/batches";
import { type Collected, fromDrop, fromInput, isLeftover } from "../check/collect";
import { filter, listKinds } from "../check/filter";

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const form = byId<HTMLFormElement>("check-form");
const words = form.dataset;
const [drop, progress, refused, results] = [byId("check-drop"), byId("check-progress"), byId("check-refused"), byId("check-results")];
const max = Number(words.max);
const say = (text: string, ...values: (string | number)[]): string => values.reduce<string>((said, value, i) => said.replace(`{${i}}`, String(value)), text);
const megabytes = (bytes: number): string => (bytes / 1048576).toFixed(1);
let stopped: AbortController | undefined;

/** Puts a batch's answer where it belongs: the server has written and encoded it. */
function show(html: string): void {
  const answer = document.createElement("template");
  answer.innerHTML = html;
  // Two batches are under way at a time: the answer that counted more files is the later one, whichever arrives last.
  const [figures, before] = [answer.content.querySelector<HTMLElement>("#check-figures")!, byId("check-figures")];
  const isLater = figures.dataset.run !== before.dataset.run || Number(figures.dataset.files) >= Number(before.dataset.files ?? 0);
  if (isLater) before.replaceWith(figures);
  for (const part of answer.content.querySelectorAll<HTMLElement>("[data-into]")) byId(part.dataset.into!).append(...part.children);
  byId("check-broken-section").hidden = byId("check-broken").childElementCount === 0;
  results.hidden = false;
  listKinds();
}

function showUnreadable(name: string): void {
  const row = (byId("check-unreadable") as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
  row.querySelectorAll("td")[0].textContent = name;
  byId("check-broken").append(row);
  byId("check-broken-section").hidden = false;
  results.hidden = false;
}

async function send(batch: Collected[], run: string, signal: AbortSignal): Promise<void> {
  const body = new FormData();
  body.append("scheme", (form.elements.namedItem("scheme") as HTMLSelectElement).value);
  let any = false;
  for (const { name, file } of batch) {
    try {
      // A file that another program holds fails here, alone. One byte too many is enough to have it refused by name.
      body.append("files", new Blob([await file.slice(0, max + 1).arrayBuffer()]), name);
      any = true;
    } catch {
      showUnreadable(name);
    }
  }
  if (!any) return;
  const token = (form.elements.namedItem("__RequestVerificationToken") as HTMLInputElement).value;
  const answer = await fetch(`/check?handler=Batch&run=${run}`, { method: "POST", body, signal, headers: { RequestVerificationToken: token } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text || String(answer.status));
  show(text);
}

async function check(all: Collected[]): Promise<void> {
  const files = all.filter(({ file }) => !isLeftover(file));
  if (files.length === 0 || stopped) return;
  refused.hidden = true;
  if (files.length > Number(words.files)) {
    refused.textContent = words.tooMany!;
    refused.hidden = false;
    return;
  }

  const begun = performance.now();
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  let [done, doneBytes] = [0, 0];
  const bar = progress.querySelector("progress")!;
  const line = progress.querySelector(".check-progress-words")!;
  const tell = (): void => {
    bar.value = done / files.length;
    line.textContent = say(words.progress!, done, files.length, megabytes(doneBytes), megabytes(bytes));
  };
  byId("check-forms").replaceChildren();
  byId("check-broken").replaceChildren();
  byId("check-broken-section").hidden = true;
  results.hidden = true;
  progress.hidden = byId("check-stop").hidden = false;
  form.classList.add("busy");
  tell();
  stopped = new AbortController();
  const { signal } = stopped;
  const waiting = batches(files);
  let run = "";
  const work = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await send(next.value, run, signal);
      done += next.value.length;
      doneBytes += next.value.reduce((sum, { file }) => sum + file.size, 0);
      run = byId("check-figures").dataset.run ?? "";
      tell();
      // The first batch opens the run that the others join.
      if (workers === 0 && run !== "") break;
    }
  };
  let workers = 0;
  try {
    await work();
    workers = 2;
    await Promise.all([work(), work()]);
    line.textContent = say(words.done!, files.length, ((performance.now() - begun) / 1000).toFixed(1))
      + (all.length > files.length ? say(words.skipped!, all.length - files.length) : "");
  } catch (error) {
    if (!signal.aborted) {
      refused.textContent = say(words.stopped!, (error as Error).message, files.length - done);
      refused.hidden = false;
    }
    stopped.abort();
  } finally {
    stopped = undefined;
    byId("check-stop").hidden = true;
    form.classList.remove("busy");
    form.reset();
    filter();
    // A reload shows the same findings, while they are kept.
    if (run !== "") history.replaceState(null, "", `/check?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), run })}`);
  }
}

async function copy(button: HTMLElement): Promise<void> {
  const text = button.dataset.copy ?? button.closest(".check-opinion")!.querySelector("p")!.textContent!;
  await navigator.clipboard.writeText(text);
  const before = button.textContent;
  button.textContent = words.copied!;
  button.classList.add("done");
  setTimeout(() => { button.textContent = before; button.classList.remove("done"); }, 1500);
}

for (const id of ["check-folder", "check-files"]) {
  const input = byId<HTMLInputElement>(id);
  input.addEventListener("change", () => void check(fromInput(input)));
}
for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
}
document.addEventListener("dragleave", (event) => { if (event.relatedTarget === null) drop.classList.remove("over"); });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer) void fromDrop(event.dataTransfer).then(check);
});
byId("check-stop").addEventListener("click", () => stopped?.abort());
for (const id of ["check-search", "check-severity", "check-kind"]) byId(id).addEventListener("input", filter);
results.addEventListener("click", (event) => {
  const button = (event.target as HTMLElement).closest<HTMLElement>("button");
  if (button?.classList.contains("copy")) void copy(button);
  if (button?.classList.contains("chip")) {
    const kind = byId<HTMLSelectElement>("check-kind");
    kind.value = kind.value === button.dataset.kind ? "" : button.dataset.kind!;
    filter();
  }
});
listKinds();
if (!results.hidden) filter();
