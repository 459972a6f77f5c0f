/** Why a question got no answer, in the few kinds that people can act on. */

export type FailureKind =
  | "offline"
  | "slow"
  | "busy"
  | "unavailable"
  | "invalid"
  | "broken";

export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    /** Seconds to wait before another try, when the service said so. */
    readonly retryAfter: number | null = null,
    readonly status: number | null = null,
  ) {
    super(kind);
  }
}

/** What an error response, or the `error` event of a stream, tells. */
export type Told = { status?: unknown; retry_after?: unknown };

export const toldBy = (response: Response): Told => ({
  status: response.status,
  retry_after: retryAfter(response.headers.get("retry-after")),
});

/** Say what a failure means. The problem's own text is not shown: ours is kinder. */
export function failureOf({ status, retry_after }: Told): Failure {
  const wait = typeof retry_after === "number" ? retry_after : null;
  const code = Number(status);
  if (code === 429 || code === 409) return new Failure("busy", wait);
  if (code >= 502 && code <= 504) return new Failure("unavailable", wait);
  if (code >= 400 && code < 500) return new Failure("invalid", wait, code);
  return new Failure("broken", wait);
}

/** Read `Retry-After`: seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfter(value: string | null, now = Date.now()): number | null {
  if (!value) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
