import { ensemble } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { netflix, seeds20, size, width } from "../lessons/how-sure.ts";

const luck = await ensemble([netflix.scenario], seeds20);

// solution
const now = 1e6 * width(luck); // people, with size.subscribers agents
const myAgents = Math.ceil(size.subscribers * (now / 50_000) ** 2);
const wide = now * Math.sqrt(size.subscribers / myAgents);
check(`${myAgents} agents`, wide <= 50_000 && wide > 47_000, {
  result: `they make an interval of ${Math.round(wide)} people`,
});
// end of solution
