/** What is counted, in the plural: `subscribers`, unless a scenario or a run of it names another unit. */
export function countedUnit({ unit }: { readonly unit?: string }): string {
  return unit ?? "subscribers";
}

/** The same with what a number of them means: `subscribers in people`. */
export function countedQuantity({ unit }: { readonly unit?: string }): string {
  return unit ?? "subscribers in people";
}
