/** An answer of `POST /api/v1/questions`, read with care: what is malformed is dropped. */

export type Item = { text: string; number: string | null };

export type Block =
  | { type: "paragraph"; text: string }
  | { type: "list"; ordered: boolean; title: string | null; items: Item[] }
  | { type: "quote"; text: string; citation: number | null }
  | { type: "table"; caption: string | null; header: string[]; rows: string[][] }
  | { type: "notice"; text: string; level: "info" | "warning" };

export type Citation = {
  number: number;
  documentId: string;
  title: string;
  date: string | null;
  legalStatus: string | null;
  section: string[];
  page: number | null;
  quote: string;
  url: string;
  /** Read from an image by character recognition: it may hold mistakes. */
  recognised: boolean;
};

export type Answer = {
  id: string;
  conversationId: string | null;
  status: string;
  understood: string | null;
  text: string;
  blocks: Block[];
  citations: Citation[];
  suggestions: string[];
  mode: string;
  language: string;
};

type Fields = Record<string, unknown>;

/** Thrown when what the service sent is not an answer. */
export class UnreadableAnswer extends Error {}

export function readAnswer(value: unknown): Answer {
  const fields = asFields(value);
  const status = asText(fields?.status);
  if (!fields || !status) throw new UnreadableAnswer();
  const text = asText(fields.text) ?? "";
  const blocks = asList(fields.blocks).map(readBlock).filter((block) => block !== null);
  return {
    id: asText(fields.answer_id) ?? "",
    conversationId: asText(fields.conversation_id),
    status,
    understood: asText(fields.understood),
    text,
    blocks: blocks.length ? blocks : text ? [{ type: "paragraph", text }] : [],
    citations: asList(fields.citations).map(readCitation).filter((one) => one !== null),
    suggestions: asTexts(fields.suggestions),
    mode: asText(fields.mode) ?? "extractive",
    language: asText(fields.language) ?? "fr",
  };
}

function readBlock(value: unknown): Block | null {
  const block = asFields(value);
  const text = asText(block?.text);
  switch (block?.type) {
    case "paragraph":
      return text === null ? null : { type: "paragraph", text };
    case "quote":
      return text === null ? null : { type: "quote", text, citation: asNumber(block.citation) };
    case "notice":
      return text === null
        ? null
        : { type: "notice", text, level: block.level === "warning" ? "warning" : "info" };
    case "list":
      return {
        type: "list",
        ordered: block.ordered === true,
        title: asText(block.title),
        items: asList(block.items).map(readItem).filter((item) => item !== null),
      };
    case "table":
      return {
        type: "table",
        caption: asText(block.caption),
        header: asTexts(block.header),
        rows: asList(block.rows).map(asTexts),
      };
    default:
      return text === null ? null : { type: "paragraph", text };
  }
}

function readItem(value: unknown): Item | null {
  if (typeof value === "string") return { text: value, number: null };
  const item = asFields(value);
  const text = asText(item?.text);
  return text === null ? null : { text, number: asText(item?.number) };
}

function readCitation(value: unknown): Citation | null {
  const fields = asFields(value);
  const number = asNumber(fields?.number);
  if (!fields || number === null) return null;
  return {
    number,
    documentId: asText(fields.document_id) ?? "",
    title: asText(fields.title) ?? "",
    date: asText(fields.date),
    legalStatus: asText(fields.legal_status),
    section: asTexts(fields.section),
    page: asNumber(fields.page),
    quote: asText(fields.quote) ?? "",
    url: asText(fields.url) ?? "",
    recognised: fields.recognised === true,
  };
}

function asFields(value: unknown): Fields | null {
  return typeof value === "object" && value !== null ? (value as Fields) : null;
}

function asText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function asNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asTexts(value: unknown): string[] {
  return asList(value).map((one) => (typeof one === "string" ? one : String(one ?? "")));
}
