import { dirname, isAbsolute, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Gives a link's address in the page, from that in the text. */
export type ResolveLink = (address: string) => string;

/**
 * Links of a notebook as a page somewhere else needs them: relative to the page, or as a file's whole address where no
 * relative one leads there (another drive of Windows). Addresses of the web and places within the page stay.
 *
 * @param notebook Path of the notebook.
 * @param page Path of the page.
 */
export function linksFrom(notebook: string, page: string): ResolveLink {
  const from = dirname(resolve(page));
  const base = dirname(resolve(notebook));
  return (address) => {
    if (address === "" || /^(?:[a-z][a-z\d+.-]*:|[/#?])/i.test(address)) return address;
    const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
    const file = resolve(base, decodedAddress(path));
    const way = relative(from, file);
    if (isAbsolute(way)) return `${pathToFileURL(file).href}${rest}`;
    const parts = way.split(/[\\/]/).map(encodeURIComponent);
    return `${parts.join("/")}${path.endsWith("/") ? "/" : ""}${rest}`;
  };
}

/** An address without its percent signs; as it is if they stand for nothing, as in `50%.png`. */
export function decodedAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}
