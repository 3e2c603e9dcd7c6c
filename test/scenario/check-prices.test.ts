import { fixture } from "./fixture.ts";
import { itHoldsRules, made } from "./rule.ts";

const cut = { id: "cut", type: "price-change", ...made };
const again = { id: "again", type: "new-plan", prices: { "dvd-1": 5 }, adds: ["dvd-1"], ...made };

itHoldsRules([
  {
    rule: "price for a plan neither sold nor added",
    wrong: { "events/+": { ...cut, announced: "2011-07-02", prices: { "dvd-1": 6.99 } } },
    right: { "events/+": { ...cut, announced: "2011-07-12", prices: { "dvd-1": 6.99 } } },
    path: "events.cut.prices.dvd-1",
    says: /sold or added by 2011-07-02, found "dvd-1", which is neither/,
  },
  {
    rule: "price that is a hundred times another",
    wrong: { "events/price/prices/both-1": 100_000 },
    right: { "events/price/prices/both-1": 300 },
    path: "events.price.prices.both-1",
    says: /at most 100 times the cheapest price, [\d.]+, found 100000/,
  },
  {
    rule: "price in cents",
    wrong: { "events/price/prices/both-1": 1598 },
    right: { "events/price/prices/both-1": 15.98 },
    path: "events.price.prices.both-1",
    says: /at most 100 times .*, found 1598 \(cents\? prices are in USD a month: 15\.98\)$/,
  },
  {
    rule: "added plan without a price",
    wrong: { "events/price/prices/dvd-1": undefined },
    right: { "events/price/prices/dvd-1": 0 },
    path: "events.price.prices.dvd-1",
    says: /price of a plan that the event adds, found nothing/,
  },
  {
    rule: "added plan that is sold already",
    wrong: { "plans/dvd-1/price": [{ from: "2011-07-12", amount: 7.99 }] },
    right: { "plans/dvd-1/price": [{ from: "2011-07-13", amount: 7.99 }] },
    path: "events.price.adds.0",
    says: /not sold yet on 2011-07-12/,
  },
  {
    rule: "plan added twice",
    wrong: { "events/+": { ...again, announced: "2011-11-01" } },
    right: {
      "events/+": { id: "back", type: "reversal", of: "price", announced: "2011-10-15", ...made },
      "events/8": { ...again, announced: "2011-11-01" },
    },
    path: "events.again.adds.0",
    says: /not sold yet, found "dvd-1", which price adds/,
  },
  {
    rule: "plan added anew before it is taken off sale",
    wrong: {
      "events/+": { id: "back", type: "reversal", of: "price", announced: "2011-10-15", ...made },
      "events/8": { ...again, announced: "2011-10-14" },
    },
    right: {
      "events/+": { id: "back", type: "reversal", of: "price", announced: "2011-10-15", ...made },
      "events/8": { ...again, announced: "2011-10-15" },
    },
    path: "events.again.adds.0",
    says: /not sold yet, found "dvd-1", which price adds/,
  },
  {
    rule: "plan added twice by one event",
    wrong: { "events/price/adds/+": "dvd-1" },
    right: {
      "plans/dvd-2": fixture().plans["dvd-1"],
      "events/price/adds/+": "dvd-2",
      "events/price/prices/dvd-2": 11.99,
    },
    path: "events.price.adds.1",
    says: /each plan once/,
  },
]);
