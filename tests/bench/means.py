"""means.py RUN OUTPUT: the figure of means by matplotlib, from the same files as migstat report.

One point a migration, spread sidewise at random; beside them the mean and its interval.
"""
import csv
import random
import sys

import matplotlib
matplotlib.use("agg")
import matplotlib.pyplot as plt

run, output = sys.argv[1:3]
with open(run + "/migrations.csv", newline="") as file:
    migrations = [row for row in csv.DictReader(file) if row["total_time_seconds"]]
with open(run + "/analysis/summary.csv", newline="") as file:
    summary = [row for row in csv.DictReader(file) if row["metric"] == "total_time_seconds"]

cases = [row["case"] for row in summary]
spread = random.Random(1)
plt.rcParams.update({"font.family": "DejaVu Sans", "font.size": 7, "pdf.fonttype": 42})
figure, axes = plt.subplots(figsize=(88 / 25.4, 60 / 25.4), layout="constrained")
for direction, marker, colour in (("AB", "o", "#0072B2"), ("BA", "^", "#E69F00")):
    points = [(cases.index(row["case"]) + spread.uniform(-0.2, 0.2), float(row["total_time_seconds"]))
              for row in migrations if row["direction"] == direction]
    axes.plot(*zip(*points), marker, color=colour, markersize=1.5, label=direction)
for index, row in enumerate(summary):
    mean, low, high = (float(row[key]) for key in ("mean_of_vms", "interval_low", "interval_high"))
    axes.errorbar(index + 0.3, mean, [[mean - low], [high - mean]], fmt="D", color="black",
                  markersize=3, capsize=2)
    axes.annotate(f"{mean:.1f}", (index + 0.34, mean))
axes.set_xticks(range(len(cases)), cases)
axes.set_ylabel("Total migration time (s)")
axes.set_ylim(bottom=0)
axes.legend()
figure.savefig(output, dpi=300)
