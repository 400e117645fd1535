#include "dedup/cluster_sets.h"

ClusterSets *
cluster_sets_new(guint count)
{
	ClusterSets *sets = g_array_sized_new(FALSE, FALSE, sizeof(guint32), count);

	for (guint32 i = 0; i < count; i++) {
		g_array_append_val(sets, i);
	}
	return sets;
}

guint32
cluster_sets_find(ClusterSets *sets, guint32 number)
{
	guint32 *of = (guint32 *)(void *)sets->data;

	while (of[number] != number) {
		of[number] = of[of[number]];
		number = of[number];
	}
	return number;
}

void
cluster_sets_join(ClusterSets *sets, guint32 a, guint32 b)
{
	const guint32 one = cluster_sets_find(sets, a), two = cluster_sets_find(sets, b);

	g_array_index(sets, guint32, MAX(one, two)) = MIN(one, two);
}
