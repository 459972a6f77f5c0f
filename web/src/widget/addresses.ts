/** Addresses of the service: where it is, and which links are its own. */

const SCRIPT_ORIGIN = new URL(import.meta.url).origin;

/** Return the service's address: the host's choice, else where the script came from. */
export function serviceAddress(endpoint: string): string {
  return new URL(endpoint || SCRIPT_ORIGIN, document.baseURI).href;
}

export function pageAddress(path: string, service: string): string {
  return new URL(path, service).href;
}

/** Return the address of a source: only pages of the service itself are opened. */
export function sourceAddress(url: string, service: string): string | null {
  const { origin } = new URL(service);
  const address = url && URL.canParse(url, origin) ? new URL(url, origin) : null;
  return address?.origin === origin ? address.href : null;
}
