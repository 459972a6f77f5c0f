/** The blocks of an answer, as text nodes only: no markup of the answer is ever interpreted. */

import { html, nothing, type TemplateResult } from "lit";

import type { Answer, Block, Citation, Item } from "../answer";
import { beforeLastWord, pieces, typeset } from "../marks";
import type { Scene } from "./scene";
import { sourceMark } from "./sources";

export function answerBlocks(answer: Answer, scene: Scene): TemplateResult[] {
  const sources = new Map(answer.citations.map((citation) => [citation.number, citation]));
  return answer.blocks.map((block) => oneBlock(block, sources, scene));
}

type Sources = Map<number, Citation>;

function oneBlock(block: Block, sources: Sources, scene: Scene): TemplateResult {
  switch (block.type) {
    case "paragraph":
      return html`<p>${cited(block.text, sources, scene)}</p>`;
    case "notice":
      return html`<p class="note ${block.level}">${cited(block.text, sources, scene)}</p>`;
    case "quote":
      return html`<blockquote>
        <p>${cited(block.text, sources, scene)}${markOf(block.citation, sources, scene)}</p>
      </blockquote>`;
    case "list":
      return list(block, sources, scene);
    case "table":
      return table(block, sources, scene);
  }
}

function list(
  block: Extract<Block, { type: "list" }>,
  sources: Sources,
  scene: Scene,
): TemplateResult {
  const title = block.title ? html`<p class="list-title">${block.title}</p>` : nothing;
  const printed = block.items.some((item) => item.number !== null);
  const items = block.items.map((item) => entry(item, sources, scene));
  if (printed) return html`${title}<ul class="numbered" role="list">${items}</ul>`;
  return block.ordered ? html`${title}<ol>${items}</ol>` : html`${title}<ul>${items}</ul>`;
}

const entry = (item: Item, sources: Sources, scene: Scene): TemplateResult =>
  html`<li>
    ${item.number === null ? nothing : html`<span class="number">${item.number}</span>`}
    <span>${cited(item.text, sources, scene)}</span>
  </li>`;

function table(
  block: Extract<Block, { type: "table" }>,
  sources: Sources,
  scene: Scene,
): TemplateResult {
  const cells = (row: string[]) => row.map((cell) => html`<td>${cited(cell, sources, scene)}</td>`);
  return html`<div class="table" role="group" tabindex="0" aria-label=${block.caption ?? ""}>
    <table>
      ${block.caption ? html`<caption>${block.caption}</caption>` : nothing}
      ${block.header.length
        ? html`<thead><tr>${block.header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>`
        : nothing}
      <tbody>${block.rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody>
    </table>
  </div>`;
}

function cited(text: string, sources: Sources, scene: Scene): unknown[] {
  const found = pieces(typeset(text), new Set(sources.keys()));
  return found.map((piece, at) => {
    const follows = typeof found[at + 1] === "number";
    if (typeof piece === "string") return follows ? beforeLastWord(piece)[0] : piece;
    const before = found[at - 1];
    const word = typeof before === "string" ? beforeLastWord(before)[1] : "";
    return html`<span class="kept">${word}${markOf(piece, sources, scene)}</span>`;
  });
}

function markOf(number: number | null, sources: Sources, scene: Scene): unknown {
  const source = number === null ? undefined : sources.get(number);
  return source ? sourceMark(source, scene) : nothing;
}
