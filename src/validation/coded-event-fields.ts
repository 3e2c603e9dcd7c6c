import type { EventBase, Notice, NoticeEvent } from "../market/event.ts";
import { type CodedNumbers, RULES } from "./coded-numbers.ts";
import type { Worth } from "./coded-plans.ts";
import type { CodedEvent, CodedNotice, Coding } from "./coding.ts";

/** What the events of a coding are written with. */
export interface EventSetting {
  readonly coding: Coding;
  readonly numbers: CodedNumbers;
  readonly worth: Worth;
  /** Paying subscribers at the start. */
  readonly payers: number;
  /** Families of plans. */
  readonly families: readonly string[];
  /** Last day that a run may have. */
  readonly latest: string;
}

/** Coded events of a type. */
export type Kind<T extends CodedEvent["type"]> = Extract<CodedEvent, { readonly type: T }>;

/** The fields that every event has, with its severity and the message of the same day. */
export function baseOf(event: CodedEvent, { numbers }: EventSetting): Omit<EventBase, "type"> {
  const { id, title, announced, effective, severity, evidence, because } = event;
  const anger = severity && numbers.classed("severity", severity);
  const concerned = severity?.concerned && numbers.classed("concerned", severity.concerned);
  const level = anger && Number((anger.value * (concerned?.value ?? 1)).toFixed(6));
  const classes = [anger, concerned].flatMap((part) => (part === undefined ? [] : [part.source])).join("; ");
  const message = event.notice;
  const atOnce = message !== undefined && message.on === undefined && message.daysBefore === undefined;
  return {
    id,
    title,
    announced,
    ...(effective === undefined ? {} : { effective }),
    ...(event.for === undefined ? {} : { for: event.for }),
    ...(level === undefined || level === 0 ? {} : { severity: level }),
    ...(atOnce && message.class !== "none" ? { notice: noticeOf(message, numbers, 1) } : {}),
    evidence,
    source: because,
    ...(classes === "" ? {} : { note: classes }),
  };
}

/** A message that reaches a share of those addressed. */
export function noticeOf(message: CodedNotice, numbers: CodedNumbers, share: number): Notice {
  const reach = numbers.classed("notice", message).value * share;
  const { others } = message;
  if (others === undefined) return { channel: "message", reach };
  return { channel: "message", reach, to: "all", wakesUnaffected: others === "comforted" ? 0 : 1 };
}

/** A message that goes out on a day of its own. */
export function laterNotice(event: CodedEvent, { numbers }: EventSetting): NoticeEvent[] {
  const { notice } = event;
  if (notice?.on === undefined) return [];
  return [
    messageAbout(event.id, `${event.id}-notice`, notice.on, noticeOf(notice, numbers, 1), notice.because),
  ];
}

/** An event of its own that tells of another. */
export function messageAbout(
  about: string,
  id: string,
  announced: string,
  notice: Notice,
  because: string,
): NoticeEvent {
  return {
    id,
    type: "notice",
    about,
    announced,
    notice,
    evidence: "assumed",
    source: `${RULES}, notice; ${because}`,
  };
}
