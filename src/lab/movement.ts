/** The slider that a hand moves; the next value after it is let go is a step. */
let moved: EventTarget | null = null;

/** Whether a change of a slider begins a new movement. */
export function beginsMovement(event: Event): boolean {
  const begins = moved !== event.target;
  moved = event.target;
  return begins;
}

/** The hand has let go. */
export function endMovement(): void {
  moved = null;
}

/** Whether a hand holds a slider. */
export const isMoving = (): boolean => moved !== null;
