/* write-report.c — from the options to the files of a report. */
#include "write.h"

#include "report/data/facts.h"
#include "report/parts/parts.h"

static bool write_outputs(const struct report_options *options, const struct document *document,
			  const struct report_job *job, struct error *err)
{
	char created[UTC_TEXT_SIZE];
	struct canvas_description about = { .title = document->title,
					    .subject = document->subject,
					    .keywords = "live migration, report",
					    .creator = "migstat " MIGSTAT_VERSION,
					    .created = created,
					    .tagged = true };
	struct output_set set = { 0 };
	bool good = creation_date(created, sources_run(job->sources, 0), err);

	for (size_t i = 0; good && i < options->output_count; i++)
		good = options_is_html(options->outputs[i])
			       ? document_write_html(document, options->outputs[i], &about,
						     job->style.theme, &set, err)
			       : document_write_pdf(document, options->outputs[i], &about,
						    &job->style, &set, err);
	good = good && output_set_place(&set, err);
	output_set_abandon(&set);
	return good;
}

bool write_report(const struct report_options *options, const struct figure_job *job,
		  struct progress *progress, struct error *err)
{
	struct report_job report = { .sources = job->sources,
				     .before = options->before_count,
				     .comparisons = options->wish.comparisons,
				     .title = options->wish.title,
				     .full = options->full,
				     .labels = job->labels,
				     .progress = progress,
				     .style = job->style };
	struct document document;
	bool good;

	if (!report_of(&document, &report, err))
		return false;
	progress_part(progress, REPORT_WRITTEN);
	good = write_outputs(options, &document, &report, err);
	document_free(&document);
	return good;
}
