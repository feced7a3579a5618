/** One tab of a browser that is not Chromium, as far as a smoke run needs it. */
export interface Tab {
  goTo(address: string): Promise<void>;
  /** Runs an expression or a promise in the page; gives back what JSON can carry. */
  ask<T>(expression: string): Promise<T>;
  /** The browser's name and version. */
  readonly name: string;
  close(): void;
}
