import { createHmac, randomUUID } from "node:crypto";

const delimiter = Buffer.from("<IDS|MSG>");
const protocolVersion = "5.3";

export interface MessageHeader {
  version: string;
  date: string;
  session: string;
  username: string;
  msg_type: string;
  msg_id: string;
}

/** A ZeroMQ socket, as far as sending goes. */
export interface SendingSocket {
  send(frames: (Buffer | string)[]): Promise<void>;
}

/**
 * One message of the Jupyter protocol.
 *
 * Has the members of tslab's own message class, so that tslab's handlers can answer it.
 *
 * @see Jupyter client documentation, "Messaging in Jupyter", the wire protocol.
 */
export class KernelMessage {
  identity: readonly Buffer[];
  header: MessageHeader;
  parent: MessageHeader | Record<string, never>;
  metadata: Record<string, unknown> = {};
  content: Record<string, unknown> = {};

  constructor(
    identity: readonly Buffer[],
    header: MessageHeader,
    parent: MessageHeader | Record<string, never> = {},
  ) {
    this.identity = identity;
    this.header = header;
    this.parent = parent;
  }

  /**
   * Read a message from its frames.
   *
   * @throws Error If the frames are not a message or its signature is not that of `key`.
   */
  static parse(key: string, frames: readonly Buffer[]): KernelMessage {
    const at = frames.findIndex((frame) => frame.equals(delimiter));
    const [signature, ...parts] = frames.slice(at + 1);
    if (at < 0 || signature === undefined || parts.length < 4) throw new Error("not a Jupyter message");
    if (key !== "" && sign(key, parts.slice(0, 4)) !== signature.toString()) {
      throw new Error("a Jupyter message with a wrong signature");
    }
    const [header, parent, metadata, content] = parts.map((part) => JSON.parse(part.toString()));
    const message = new KernelMessage(frames.slice(0, at), header, parent);
    message.metadata = metadata;
    message.content = content;
    return message;
  }

  /** An empty message that answers this one, still of the same type. */
  createReply(): KernelMessage {
    const header = {
      ...this.header,
      version: protocolVersion,
      date: new Date().toISOString(),
      msg_id: randomUUID(),
    };
    return new KernelMessage(this.identity, header, this.header);
  }

  signAndSend(key: string, socket: SendingSocket): void {
    const parts = [this.header, this.parent, this.metadata, this.content].map((part) =>
      Buffer.from(JSON.stringify(part)),
    );
    const signature = key === "" ? "" : sign(key, parts);
    // A message that cannot be sent has a closed socket: the kernel is on its way out.
    socket.send([...this.identity, delimiter, signature, ...parts]).catch(() => {});
  }

  /** Send an answer to this message. */
  answer(key: string, socket: SendingSocket, type: string, content: Record<string, unknown>): void {
    const reply = this.createReply();
    reply.header.msg_type = type;
    reply.content = content;
    reply.signAndSend(key, socket);
  }
}

function sign(key: string, parts: readonly Buffer[]): string {
  const hash = createHmac("sha256", key);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
