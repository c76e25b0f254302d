/**
 * What every kind of destination can do, so that the protocol of delivery (delivery.ts) is written once. Only folders
 * are built so far; SFTP, S3 and WebDAV fit behind the same door.
 *
 * Paths are relative to the destination, with `/`, plain ASCII. Every function may throw StationError
 * `destination-unreachable` or `disk-full`, and nothing else that is expected; `cancelled` where a signal is given.
 */

/** What is sent: a file of ours, or a short text. */
export type Sending = { readonly file: string } | { readonly text: string };

/** A file that lies at the destination under a name nobody looks at. */
export type Aside = {
  /** SHA-256 of the bytes that were read from the source while they were sent. */
  readonly sent: string;
  /** Reads what lies there back and hashes it. */
  readBack(signal?: AbortSignal): Promise<string>;
  /**
   * Gives it its name, never over anything: false when something stands there already. Of several who try at once
   * exactly one gets true.
   */
  publish(path: string): Promise<boolean>;
  /** Takes it away again; harmless after `publish`. */
  discard(): Promise<void>;
};

export type Destination = {
  /** Where it lies, as people know it. */
  readonly place: string;
  /** That the store is there, is the one that was added, and takes files. */
  probe(): Promise<void>;
  /** Size of a file; null when there is none. */
  size(path: string): Promise<number | null>;
  /** Reads a file back and hashes it; null when there is none. */
  hash(path: string, signal?: AbortSignal): Promise<string | null>;
  /** A small file's text; null when there is none. */
  text(path: string): Promise<string | null>;
  /** Every file below a folder, relative to it. */
  list(folder: string): Promise<string[]>;
  /** Sends aside, flushed. */
  putAside(sending: Sending, signal?: AbortSignal): Promise<Aside>;
  /** Ends the work with it: whatever this process left aside is removed. */
  close(): Promise<void>;
};
