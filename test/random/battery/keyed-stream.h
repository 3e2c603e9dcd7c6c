/* Threefry-2x32, and the orders in which a run reads it, written again in C for TestU01.
   keyed-stream.test.ts compares its words with those of src/random/threefry.ts. */

#ifndef KEYED_STREAM_H
#define KEYED_STREAM_H

#include <stdint.h>
#include <string.h>

static uint32_t rotate_left(uint32_t x, int n) { return (x << n) | (x >> (32 - n)); }

static void threefry2x32(int rounds, const uint32_t key[2], const uint32_t counter[2], uint32_t out[2]) {
  static const int rotations[8] = {13, 15, 26, 6, 17, 29, 16, 24};
  const uint32_t schedule[3] = {key[0], key[1], 0x1bd11bda ^ key[0] ^ key[1]};
  uint32_t x0 = counter[0] + schedule[0];
  uint32_t x1 = counter[1] + schedule[1];
  for (int round = 0; round < rounds; round++) {
    x0 += x1;
    x1 = rotate_left(x1, rotations[round & 7]) ^ x0;
    if ((round & 3) == 3) {
      const int injection = (round + 1) / 4;
      x0 += schedule[injection % 3];
      x1 += schedule[(injection + 1) % 3] + (uint32_t)injection;
    }
  }
  out[0] = x0;
  out[1] = x1;
}

static uint32_t reverse_bits(uint32_t x) {
  x = ((x >> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >> 16) | (x << 16);
}

enum stepping { SUBSCRIBERS, OCCASIONS, SEEDS };

/* The counter is (subscriber, occasion). Consecutive subscribers or occasions: one of the two steps by one each block and
   carries into the other after 2^32 blocks, because Crush reads more words than one row or column of the grid holds.
   Consecutive seeds: the counter stays (0, 0) and the key is that of seed 0, 1, 2, ..., as keyOf derives it from the hash
   of the purpose, which is then given in place of the key. */
struct keyed_stream {
  uint32_t key[2];
  uint32_t counter[2];
  uint32_t words[2];
  enum stepping stepping;
  int rounds;
  int first_only; /* 1: only the first word of each block, as keyedUniform reads */
  int reversed;   /* 1: bits in reverse, so that tests of the high bits see the low ones */
  int left;
};

static int skip_prefix(const char **text, const char *prefix) {
  const size_t length = strlen(prefix);
  if (strncmp(*text, prefix, length) != 0) return 0;
  *text += length;
  return 1;
}

/* order: "subscribers", "occasions" or "seeds", then optionally "-first", "-reversed", and, to see the battery fail,
   "-rounds" with a number of rounds other than 13. Returns 0 if it is none of these. */
static int keyed_stream_start(struct keyed_stream *s, const char *order, uint32_t key0, uint32_t key1) {
  memset(s, 0, sizeof *s);
  s->key[0] = key0;
  s->key[1] = key1;
  s->rounds = 13;
  if (skip_prefix(&order, "subscribers")) s->stepping = SUBSCRIBERS;
  else if (skip_prefix(&order, "occasions")) s->stepping = OCCASIONS;
  else if (skip_prefix(&order, "seeds")) s->stepping = SEEDS;
  else return 0;
  s->first_only = skip_prefix(&order, "-first");
  s->reversed = skip_prefix(&order, "-reversed");
  if (skip_prefix(&order, "-rounds")) {
    s->rounds = 0;
    for (; *order >= '0' && *order <= '9'; order++) s->rounds = 10 * s->rounds + (*order - '0');
  }
  return *order == 0 && s->rounds >= 1 && s->rounds <= 32;
}

static void next_block(struct keyed_stream *s) {
  if (s->stepping == SEEDS) {
    static const uint32_t origin[2] = {0, 0};
    uint32_t key[2];
    threefry2x32(20, s->key, s->counter, key);
    threefry2x32(s->rounds, key, origin, s->words);
    if (++s->counter[1] == 0) s->counter[0]++;
    return;
  }
  const int step = s->stepping == SUBSCRIBERS ? 0 : 1;
  threefry2x32(s->rounds, s->key, s->counter, s->words);
  if (++s->counter[step] == 0) s->counter[1 - step]++;
}

static uint32_t keyed_stream_next(struct keyed_stream *s) {
  if (s->left == 0) {
    next_block(s);
    s->left = s->first_only ? 1 : 2;
  }
  const uint32_t word = s->words[s->first_only ? 0 : 2 - s->left];
  s->left--;
  return s->reversed ? reverse_bits(word) : word;
}

#endif
