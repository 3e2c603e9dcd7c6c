import { itHoldsRules, made } from "./rule.ts";

const letter = { channel: "letter", reach: 1 };
const kind = { ...letter, to: "all", wakesUnaffected: 0 };
const reminder = { id: "letter", type: "notice", announced: "2011-07-20", ...made };

itHoldsRules([
  {
    rule: "wording for those who are not told",
    wrong: { "events/price/notice": { ...letter, wakesUnaffected: 0 } },
    right: { "events/price/notice": kind },
    path: "events.price.notice.wakesUnaffected",
    says: /a notice to "all", found 0 \(who is not affected does not get this one\)/,
  },
  {
    rule: "wording for those whom a notice about nothing leaves alone",
    wrong: { "events/+": { ...reminder, notice: kind } },
    right: { "events/+": { ...reminder, about: "price", notice: kind } },
    path: "events.letter.notice.wakesUnaffected",
    says: /a notice about an event, found 0 \(everybody is affected/,
  },
  {
    rule: "wording that wakes more than everybody",
    wrong: { "events/price/notice": { ...kind, wakesUnaffected: 1.1 } },
    right: { "events/price/notice": { ...kind, wakesUnaffected: 1 } },
    path: "events.price.notice.wakesUnaffected",
    says: /a share from 0 to 1, found 1\.1/,
  },
]);
