/* battery small|crush ORDER KEY0 KEY1: TestU01's SmallCrush or Crush (L'Ecuyer & Simard 2007) on one order. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <TestU01.h>
#include "keyed-stream.h"

static struct keyed_stream stream;

static unsigned int next_word(void) { return keyed_stream_next(&stream); }

int main(int argc, char **argv) {
  if (argc != 5 || !keyed_stream_start(&stream, argv[2], strtoul(argv[3], 0, 16), strtoul(argv[4], 0, 16)) ||
      (strcmp(argv[1], "small") && strcmp(argv[1], "crush"))) {
    fprintf(stderr, "usage: battery small|crush ORDER KEY0 KEY1\n");
    return 2;
  }
  setvbuf(stdout, 0, _IOLBF, 0);
  unif01_Gen *generator = unif01_CreateExternGenBits(argv[2], next_word);
  if (strcmp(argv[1], "small") == 0) bbattery_SmallCrush(generator);
  else bbattery_Crush(generator);
  unif01_DeleteExternGenBits(generator);
  return 0;
}
