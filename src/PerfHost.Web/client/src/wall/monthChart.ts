import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, CanvasRenderer]);

const text = "#c8d6e3";
const muted = "#8fa5b8";

/** Execution by month against the schedule and the scheme's line. One chart for the life of the page. */
export class MonthChart {
  readonly #chart: echarts.ECharts;
  readonly #names: DOMStringMap;
  #shown = "";
  #cells: ReadonlyMap<string, string> = new Map();

  constructor(element: HTMLElement) {
    this.#chart = echarts.init(element, null, { renderer: "canvas" });
    this.#names = element.dataset;
    addEventListener("resize", () => {
      this.#chart.resize();
      this.#shown = "";
      this.show(this.#cells);
    });
  }

  show(cells: ReadonlyMap<string, string>): void {
    this.#cells = cells;
    const months = Array.from({ length: 12 }, (_, index) => `months/${String(index + 1).padStart(2, "0")}/`);
    const [execution, schedule, floor] = ["execution", "schedule", "floor"].map((part) => months.map((month) => number(cells.get(month + part))));
    const now = Number(cells.get("month")) - 1;
    const picture = JSON.stringify([execution, schedule, floor, now]);
    if (picture !== this.#shown) {
      this.#shown = picture;
      this.#draw(execution!, schedule!, floor!, now);
    }
  }

  #draw(execution: Numbers, schedule: Numbers, floor: Numbers, now: number): void {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const font = Math.round(rem * 0.85);
    const name = (key: string): string => this.#names[key] ?? key;
    this.#chart.setOption({
      animationDuration: 0,
      animationDurationUpdate: 600,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: font },
      legend: { top: 0, right: 0, itemGap: rem * 1.4, itemWidth: rem * 1.3, textStyle: { color: text, fontSize: font }, data: [name("execution"), name("schedule"), name("floor")] },
      grid: { left: rem * 2.8, right: rem * 0.6, top: rem * 2.6, bottom: rem * 1.8 },
      xAxis: { type: "category", data: execution.map((_, index) => `${index + 1}${name("month")}`), axisTick: { show: false }, axisLine: { lineStyle: { color: "#35506a" } }, axisLabel: { color: muted, fontSize: font, interval: 0 } },
      yAxis: { type: "value", min: 0, max: (range: { max: number }) => Math.max(100, Math.ceil(range.max / 20) * 20), interval: 20, axisLabel: { color: muted, fontSize: font, formatter: "{value}%" }, splitLine: { lineStyle: { color: "#1c3045" } } },
      series: [
        {
          name: name("execution"), type: "bar", barWidth: "46%", itemStyle: { color: "#2f78b7", borderRadius: [3, 3, 0, 0] },
          data: execution.map((value, index) => ({ value, itemStyle: { color: index === now ? "#55b3f3" : "#2f78b7" } })),
          label: { show: true, position: "insideBottom", distance: rem * 0.2, color: "#fff", fontSize: font, formatter: ({ value }: { value?: unknown }) => (typeof value === "number" ? value.toFixed(1) : "") },
        },
        { name: name("schedule"), type: "line", data: schedule, symbol: "circle", symbolSize: 5, lineStyle: { color: "#9fb4c7", width: 2, type: "dashed" }, itemStyle: { color: "#9fb4c7" } },
        {
          name: name("floor"), type: "line", data: floor, connectNulls: false, symbol: "rect", symbolSize: [rem * 2.2, 4], lineStyle: { width: 0 }, itemStyle: { color: "#ff7a5c" }, z: 5,
          label: { show: true, position: "right", distance: 4, color: "#ff9d86", fontSize: font, formatter: ({ value }: { value?: unknown }) => (typeof value === "number" ? String(value) : "") },
        },
      ],
    });
  }
}

type Numbers = (number | null)[];

function number(cell: string | undefined): number | null {
  return cell ? Number(cell) : null;
}
