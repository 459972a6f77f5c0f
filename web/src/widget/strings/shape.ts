/** Every word the interface says, in one language. */

import type { FailureKind } from "../failure";

export type Strings = {
  title: string;
  subtitle: string;
  open: string;
  close: string;
  notice: string;
  noticeLinks: { privacy: string; accessibility: string };
  human: string;
  humanPage: string;
  humanUnknown: string;
  examples: string;
  conversation: string;
  yourQuestion: string;
  theAnswer: string;
  placeholder: string;
  send: string;
  stop: string;
  tooLong: (length: number, limit: number) => string;
  empty: string;
  searching: string;
  stillSearching: string;
  stopped: string;
  restart: string;
  restarted: string;
  sources: (count: number) => string;
  source: string;
  newWindow: string;
  page: (page: number) => string;
  recognised: string;
  suggestions: string;
  extracts: string;
  generated: string;
  copy: string;
  copied: string;
  notCopied: string;
  listen: string;
  hush: string;
  helpful: string;
  yes: string;
  no: string;
  why: string;
  reasons: Record<Reason, string>;
  comment: string;
  commentHint: string;
  sendOpinion: string;
  cancel: string;
  thanks: string;
  opinionFailed: string;
  retry: string;
  wait: (seconds: number) => string;
  failures: Record<FailureKind, string>;
  /** By family of statuses: what stands before the first "_", longest match first. */
  statuses: Record<string, string>;
  legalStatuses: Record<string, string>;
};

export const REASONS = ["wrong", "incomplete", "off_topic", "unclear", "source", "other"] as const;

export type Reason = (typeof REASONS)[number];
