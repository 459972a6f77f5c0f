/** Draw the passage's rectangles over a page of the viewer. */

import type { Place } from "./places";

type PageView = {
  div: HTMLElement;
  viewport: {
    width: number;
    height: number;
    convertToViewportPoint(x: number, y: number): number[];
  };
};

/** Draw one page's rectangles, in percent of the page: they follow every zoom. */
export function drawPassage(view: PageView, place: Place): HTMLElement[] {
  for (const old of view.div.querySelectorAll(".passage")) old.remove();
  const { width, height } = view.viewport;
  return place.boxes.map(([left, bottom, right, top]) => {
    const [x0 = 0, y0 = 0] = view.viewport.convertToViewportPoint(left, bottom);
    const [x1 = 0, y1 = 0] = view.viewport.convertToViewportPoint(right, top);
    const drawn = document.createElement("div");
    drawn.className = "passage";
    drawn.style.left = percent(Math.min(x0, x1), width);
    drawn.style.top = percent(Math.min(y0, y1), height);
    drawn.style.width = percent(Math.abs(x1 - x0), width);
    drawn.style.height = percent(Math.abs(y1 - y0), height);
    view.div.append(drawn);
    return drawn;
  });
}

const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;
