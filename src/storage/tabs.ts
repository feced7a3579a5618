/** What tabs tell each other. Whatever is heard is checked like everything else that comes from outside. */
export interface TabMessage {
  /** Canonical texts of new entries. */
  readonly texts?: readonly string[];
  /** Whether the sender has them in web storage, so that the hearer need not store them too. */
  readonly stored?: boolean;
  /** The epoch that those entries are of: one that began before everything was erased speaks for what is gone. */
  readonly epoch?: number;
  /** Everything was erased; the epoch that began. */
  readonly erased?: number;
}

export interface Tabs {
  tell(message: TabMessage): void;
  close(): void;
}

/** Speaks with the course's other tabs. Where that does not work, nothing depends on it: they read the stores. */
export function openTabs(
  Channel: typeof BroadcastChannel | undefined,
  name: string,
  hear: (message: TabMessage) => void,
): Tabs {
  try {
    if (!Channel) return alone;
    const channel = new Channel(name);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'object' && data !== null) hear(data);
    };
    return {
      tell(message) {
        try {
          channel.postMessage(message);
        } catch {
          // Closed in between, or refused: the other tabs will read the stores.
        }
      },
      close: () => channel.close(),
    };
  } catch {
    return alone;
  }
}

const alone: Tabs = { tell() {}, close() {} };
