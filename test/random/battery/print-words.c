/* print-words ORDER KEY0 KEY1 COUNT: the first words of an order, in hexadecimal, one a line. */

#include <stdio.h>
#include <stdlib.h>
#include "keyed-stream.h"

int main(int argc, char **argv) {
  struct keyed_stream stream;
  if (argc != 5 || !keyed_stream_start(&stream, argv[1], strtoul(argv[2], 0, 16), strtoul(argv[3], 0, 16))) {
    fprintf(stderr, "usage: print-words ORDER KEY0 KEY1 COUNT\n");
    return 2;
  }
  for (long left = strtol(argv[4], 0, 10); left > 0; left--) printf("%08x\n", keyed_stream_next(&stream));
  return 0;
}
