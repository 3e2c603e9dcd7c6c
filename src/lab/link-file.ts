import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

/** Longest packed file that a link carries: what it unpacks to stays within tens of megabytes. */
const LONGEST = 60_000;

/** The text of a scenario file as a link carries it: deflated (RFC 1951), in base64 for addresses (RFC 4648, section 5); undefined if it is too long for one. */
export function packedFile(text: string): string | undefined {
  const bytes = deflateSync(strToU8(text), { level: 9 });
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const packed = base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return packed.length > LONGEST ? undefined : packed;
}

/** The text that was packed; undefined if it cannot be read. */
export function unpackedFile(packed: string): string | undefined {
  if (packed.length > LONGEST) return undefined;
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    return strFromU8(inflateSync(Uint8Array.from(binary, (letter) => letter.charCodeAt(0))));
  } catch {
    return undefined;
  }
}
