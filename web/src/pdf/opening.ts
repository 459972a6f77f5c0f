/** Open a PDF in its frame, at the cited page, with the passage in view. */

import { pdfjs } from "./library";
// After the library: the components read it when they load.
import { EventBus, PDFLinkService, PDFViewer } from "pdfjs-dist/web/pdf_viewer.mjs";

import { drawPassage } from "./outline";
import { type Place, placesOf } from "./places";
import { frenchL10n } from "./translation";
import { say, WORDS } from "./words";

type L10n = NonNullable<ConstructorParameters<typeof PDFViewer>[0]["l10n"]>;

const ANNOTATIONS_DISABLED = 0;
const LARGEST_IMAGE = 64 * 1024 * 1024;

/** Open the document that the frame's data attributes name. */
export async function openDocument(frame: HTMLElement): Promise<void> {
  const { pdf, worker, decoders, places: address, page = "1" } = frame.dataset;
  say(frame, WORDS.loading);
  pdfjs.GlobalWorkerOptions.workerSrc = worker!;
  const loading = pdfjs.getDocument({
    url: pdf!,
    enableXfa: false,
    maxImageSize: LARGEST_IMAGE,
    useWasm: false,
    wasmUrl: decoders!,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const [pages, places] = await Promise.all([
    loading.promise,
    address ? placesOf(address) : Promise.resolve([]),
  ]);
  const viewer = assemble(frame);
  const first = places[0]?.page ?? Number(page);
  viewer.eventBus.on("pagesinit", () => {
    void frenchL10n.translate(viewer.container);
    viewer.currentScaleValue = "page-width";
    viewer.currentPageNumber = Math.min(first, pages.numPages);
  });
  viewer.eventBus.on("pagerendered", ({ pageNumber }: { pageNumber: number }) => {
    outline(frame, viewer, places, pageNumber, pageNumber === first);
  });
  viewer.eventBus.on("pagechanging", ({ pageNumber }: { pageNumber: number }) => {
    say(frame, WORDS.of(pageNumber, pages.numPages));
  });
  viewer.setDocument(pages);
  (viewer.linkService as PDFLinkService).setDocument(pages);
  control(frame, viewer, first);
  frame.dataset.state = "open";
  say(frame, WORDS.of(first, pages.numPages));
}

function assemble(frame: HTMLElement): PDFViewer {
  const container = frame.querySelector<HTMLDivElement>(".pdf-scroll")!;
  const eventBus = new EventBus();
  const linkService = new PDFLinkService({ eventBus });
  const viewer = new PDFViewer({
    container,
    eventBus,
    linkService,
    l10n: frenchL10n as unknown as L10n,
    annotationMode: ANNOTATIONS_DISABLED,
    enableAutoLinking: false,
    removePageBorders: true,
  });
  linkService.setViewer(viewer);
  return viewer;
}

let shown = false;

function outline(
  frame: HTMLElement,
  viewer: PDFViewer,
  places: Place[],
  page: number,
  isFirst: boolean,
): void {
  const place = places.find((one) => one.page === page);
  const drawn = place ? drawPassage(viewer.getPageView(page - 1), place) : [];
  if (!isFirst || shown) return;
  shown = true;
  bringIntoView(frame, drawn[0]);
  frame.dataset.shown = String(drawn.length);
}

/** Scroll the frame alone: the page around it stays where the reader put it. */
function bringIntoView(frame: HTMLElement, box: HTMLElement | undefined): void {
  const scroll = frame.querySelector<HTMLElement>(".pdf-scroll")!;
  if (!box) return;
  const above = box.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
  scroll.scrollTop += above - scroll.clientHeight / 3;
}

function control(frame: HTMLElement, viewer: PDFViewer, first: number): void {
  const on = (name: string, act: () => void) =>
    frame.querySelector(`[data-do=${name}]`)?.addEventListener("click", act);
  on("previous", () => viewer.previousPage());
  on("next", () => viewer.nextPage());
  on("larger", () => viewer.increaseScale());
  on("smaller", () => viewer.decreaseScale());
  on("passage", () => {
    viewer.currentPageNumber = first;
    bringIntoView(frame, frame.querySelector<HTMLElement>(".passage") ?? undefined);
  });
}
