/** How many checks of a document cannot fail on a target, as far as anybody has tried. */
export function toothlessOn({toothless}: {toothless?: Record<string, number>}, target: string): number {
  return toothless && Object.hasOwn(toothless, target) ? toothless[target]! : 0
}
