/** The sources of an answer: by document, then by section, each opening at its passage. */

import { html, nothing, type TemplateResult } from "lit";

import type { Citation } from "../answer";
import { dateInWords } from "../strings/index";
import type { Scene } from "./scene";

/** The [n] of a text: a link named "Source n : title". */
export function sourceMark(source: Citation, scene: Scene): TemplateResult {
  return sourceLink(source, scene, "mark", html`${source.number}`);
}

export function sourceList(citations: Citation[], scene: Scene): unknown {
  if (!citations.length) return nothing;
  const documents = grouped(citations, (citation) => citation.documentId);
  return html`<section class="sources" aria-label=${scene.strings.sources(citations.length)}>
    <h4>${scene.strings.sources(citations.length)}</h4>
    <ul role="list">${documents.map((group) => document(group, scene))}</ul>
  </section>`;
}

function document(citations: Citation[], scene: Scene): TemplateResult {
  const [first] = citations;
  const places = grouped(citations, (one) => `${one.section.join("›")}|${one.page}`);
  return html`<li class="document">
    <p class="document-title">${first!.title}</p>
    ${facts(first!, scene)}
    <ul role="list">${places.map((group) => place(group, scene))}</ul>
  </li>`;
}

function facts(source: Citation, scene: Scene): unknown {
  const { date, legalStatus, recognised } = source;
  const status = legalStatus && (scene.strings.legalStatuses[legalStatus] ?? legalStatus);
  const doubt = recognised && scene.strings.recognised;
  const told = [date && dateInWords(date, scene.language), status, doubt].filter(Boolean);
  return told.length ? html`<p class="facts">${told.join(" · ")}</p>` : nothing;
}

/** One place of a document: the whole row opens it, or one numbered link for each passage. */
function place(citations: Citation[], scene: Scene): TemplateResult {
  const { section, page, title } = citations[0]!;
  const words = [
    section.join(" › ") || (page === null ? title : ""),
    page === null ? "" : scene.strings.page(page),
  ];
  const where = words.filter(Boolean).join(", ");
  if (citations.length === 1) {
    const label = html`<span class="badge">${citations[0]!.number}</span><span>${where}</span>`;
    return html`<li>${sourceLink(citations[0]!, scene, "row", label)}</li>`;
  }
  const chips = citations.map((one) => sourceLink(one, scene, "chip", html`${one.number}`));
  return html`<li class="place"><span>${where}</span><span class="chips">${chips}</span></li>`;
}

function sourceLink(
  source: Citation,
  scene: Scene,
  look: "mark" | "chip" | "row",
  label: TemplateResult,
): TemplateResult {
  const { strings } = scene;
  const href = scene.sourceUrl(source.url);
  const ending = `${look === "row" ? "" : `: ${source.title} `}${strings.newWindow}`;
  const named = html`<span class="unseen">${strings.source} </span>${label}<span class="unseen"
      > ${ending}</span
    >`;
  if (!href) return html`<span class=${look}>${named}</span>`;
  return html`<a
    class=${look}
    href=${href}
    target="_blank"
    rel="noopener"
    @click=${() => scene.openSource(source.documentId, href)}
    >${named}</a
  >`;
}

function grouped(citations: Citation[], key: (citation: Citation) => string): Citation[][] {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    const group = groups.get(key(citation));
    if (group) group.push(citation);
    else groups.set(key(citation), [citation]);
  }
  return [...groups.values()];
}
