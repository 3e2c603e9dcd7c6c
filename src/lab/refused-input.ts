/** What a field was given and did not take, until it takes something or the state is another. */
export class RefusedInput {
  private field: string | undefined;
  private text: string | undefined;
  private readonly onChange: () => void;

  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  /** What a field has to say of it. */
  at(field: string): string | undefined {
    return field === this.field ? this.text : undefined;
  }

  /** @param text Why it was not taken. */
  refuse(field: string, text: string): void {
    this.field = field;
    this.text = text;
    this.onChange();
  }

  /** Nothing is to be said any more. */
  end(): void {
    this.field = undefined;
    this.text = undefined;
  }
}
