import "../trial.css";

// While a hand is on the slider the page asks only for the value where it rests.
const restMilliseconds = 80;

const form = document.querySelector<HTMLFormElement>("#trial");
const outcome = document.querySelector<HTMLElement>("#outcome");
if (form && outcome) {
  follow(form, outcome);
}

function follow(form: HTMLFormElement, outcome: HTMLElement): void {
  const field = form.querySelector<HTMLInputElement>("input[name=value]")!;
  const slider = form.querySelector<HTMLInputElement>("input[type=range]")!;
  const state = form.querySelector<HTMLElement>(".state")!;
  let timer: number | undefined;
  let asked: AbortController | undefined;

  const address = (from: number): URL => {
    const url = new URL(form.action);
    for (const [name, value] of new FormData(form)) {
      url.searchParams.set(name, String(value));
    }
    if (from > 0) {
      url.searchParams.set("from", String(from));
    }
    return url;
  };

  const ask = async (from = 0): Promise<void> => {
    window.clearTimeout(timer);
    asked?.abort();
    const mine = (asked = new AbortController());
    const page = address(from);
    const part = new URL(page);
    part.searchParams.set("handler", "Outcome");
    state.textContent = form.dataset.waiting ?? "";
    try {
      const answer = await fetch(part, { signal: mine.signal });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      outcome.innerHTML = await answer.text();
      state.textContent = "";
      history.replaceState(null, "", page);
    } catch {
      if (!mine.signal.aborted) {
        state.textContent = form.dataset.away ?? "";
      }
    }
  };

  const askSoon = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), restMilliseconds);
  };

  slider.addEventListener("input", () => {
    field.value = slider.value;
    askSoon();
  });
  field.addEventListener("input", () => {
    if (field.value.trim() !== "") {
      slider.value = field.value;
      askSoon();
    }
  });
  field.addEventListener("keydown", (event) => {
    const way = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (way !== 0) {
      event.preventDefault();
      slider.value = field.value;
      way > 0 ? slider.stepUp() : slider.stepDown();
      slider.dispatchEvent(new Event("input"));
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask();
  });
  form.querySelector(".reset")!.addEventListener("click", (event) => {
    event.preventDefault();
    field.value = slider.value = form.dataset.now ?? "";
    void ask();
  });
  for (const select of form.querySelectorAll("select")) {
    // Another number has another range: the server says which.
    select.addEventListener("change", () => {
      const url = address(0);
      url.searchParams.delete("value");
      if (select.name === "scheme") {
        url.searchParams.delete("setting");
      }
      location.assign(url);
    });
  }
  outcome.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-from]") : null;
    if (link) {
      event.preventDefault();
      void ask(Number(link.dataset.from));
    }
  });

  slider.closest("label")!.hidden = false;
  form.querySelector("button")!.hidden = true;
}
