/** Where the cited passage stands in the PDF, as the service measured it. */

/** Rectangles of one page, in the page's own units: left, bottom, right, top. */
export type Place = { page: number; boxes: [number, number, number, number][] };

/** Return the places; none when they could not be measured: the page still opens. */
export async function placesOf(address: string): Promise<Place[]> {
  try {
    const response = await fetch(address, { headers: { accept: "application/json" } });
    const { places } = (await response.json()) as { places?: Place[] };
    return response.ok && places ? places : [];
  } catch {
    return [];
  }
}
