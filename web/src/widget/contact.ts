/** The way to a human: an address, a number or a page given by the host. */

const LINK = /^(?:https?:|mailto:|tel:)/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s./()-]{6,}$/;

export type Contact = { href: string | null; label: string };

/** Make a link of what is one; anything else is shown as text. */
export function contactOf(value: string, label: string | null): Contact | null {
  const words = value.trim();
  if (!words) return null;
  const href = LINK.test(words)
    ? words
    : EMAIL.test(words)
      ? `mailto:${words}`
      : PHONE.test(words)
        ? `tel:${words.replace(/[^\d+]/g, "")}`
        : null;
  const bare = words.replace(/^(?:mailto:|tel:)/i, "");
  return { href, label: label?.trim() || (/^https?:/i.test(words) ? "" : bare) };
}
