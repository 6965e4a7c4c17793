/*
 * exchange.h — a folder takes the place of another in one step, and whatever in that is nobody's
 * business but the user's comes along.
 */
#ifndef MIGSTAT_EXCHANGE_H
#define MIGSTAT_EXCHANGE_H

#include "texts.h"

#include <stdbool.h>

/*
 * Exchanges the folder `made` for the folder `place`: a reader finds either all old files or all
 * new ones, whenever the program ends. What stands in place under names that made has not, and that
 * are not among drops, stands in made afterwards, too: as the same file, by a second name for it.
 * What stood in place is then at made, for the caller to remove.
 *
 * False if that cannot be done here, and nothing has changed: the filesystem knows no exchange
 * (renameat2, RENAME_EXCHANGE) or no hard links, place holds folders, is another filesystem, has
 * attributes or an owner that the new one cannot be given, or is the working directory of this
 * program, whose shell would then stand in a folder that is gone.
 */
bool folder_exchange(const char *made, const char *place, const struct texts *drops);

#endif
