import "../wall.css";
import { BoardView } from "../live/boardView";
import { follow, type FollowState } from "../live/follow";
import { Figures } from "../wall/figures";
import { type Finding, findings, lights, type Warning, warnings } from "../wall/lists";
import { LightTable } from "../wall/lightTable";
import { MonthChart } from "../wall/monthChart";
import { PagedList, put } from "../wall/pagedList";
import { RateBar } from "../wall/rateBar";

const pageTurn = 12_000;

const element = (id: string): HTMLElement => document.getElementById(id)!;
const words = document.body.dataset;
const figures = new Figures(document);
const rateBar = new RateBar(element("rate"));
const lightTable = new LightTable(element("lights"));
const [warningList, findingList] = [list<Warning>("warnings", writeWarning), list<Finding>("findings", writeFinding)];
const view = new BoardView();

// What the server wrote is drawn at once; the lists stay as the server wrote them until the first message.
let cells: ReadonlyMap<string, string> = figures.read();
const chart = new MonthChart(element("chart"));
chart.show(cells);
rateBar.show(cells);
setInterval(() => {
  warningList.turn();
  findingList.turn();
}, pageTurn);
addEventListener("resize", showLists);
void follow(`${words.board!}/wall`, view, show, showState);

function show(): void {
  cells = view.cells;
  figures.show(cells);
  chart.show(cells);
  rateBar.show(cells);
  lightTable.show(lights(cells));
  showLists();
  document.body.toggleAttribute("data-demonstration", cells.get("demonstration") === "true");
  element("sequence").textContent = view.to.toLocaleString("en");
  document.body.dataset.sequence = String(view.to);
}

function showLists(): void {
  if (view.to > 0) {
    warningList.show(warnings(cells));
    findingList.show(findings(cells));
  }
}

/** While the server is away the picture stays, and says of when it is. */
function showState(state: FollowState): void {
  if (document.body.dataset.state !== state) {
    document.body.dataset.state = state;
    const now = new Date();
    const time = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
    element("state").textContent = words[state]!.replace("{0}", time);
  }

  element("agreement").textContent = state === "connected" ? words.agrees! : "";
}

function list<T>(id: string, write: (row: HTMLElement, item: T) => void): PagedList<T> {
  return new PagedList(element(id), element(`${id}-row`) as HTMLTemplateElement, element(`${id}-page`), element(`${id}-none`), write);
}

function writeWarning(row: HTMLElement, warning: Warning): void {
  put(row, "light", words[`light${warning.light}`] ?? warning.light).className = `light ${warning.light}`;
  for (const part of ["title", "reason", "unit", "office"] as const) {
    put(row, part, warning[part]);
  }

  const days = Number(warning.remaining);
  const overdue = warning.remaining !== "" && days < 0;
  put(row, "remaining", warning.remaining === "" ? "—" : (overdue ? words.overdue! : days === 0 ? words.today! : words.remaining!).replace("{0}", String(Math.abs(days))));
  put(row, "due", warning.due.slice(5));
  row.classList.toggle("overdue", overdue);
  row.classList.toggle("soon", !overdue && warning.remaining !== "" && days <= 3);
}

function writeFinding(row: HTMLElement, finding: Finding): void {
  put(row, "title", finding.title);
  put(row, "count", words.findings!.replace("{0}", finding.count));
  put(row, "message", finding.message);
}
