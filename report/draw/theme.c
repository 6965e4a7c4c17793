/* theme.c — the themes there are. */
#include "theme.h"

/* #RRGGBB */
#define HEX(rgb)                                                                                   \
	{                                                                                          \
		((rgb) >> 16 & 0xFF) / 255.0, ((rgb) >> 8 & 0xFF) / 255.0, ((rgb)&0xFF) / 255.0    \
	}

const struct theme themes[] = {
	{
		.name = "print",
		.meaning = "for paper: black on white, type of 7 to 8 points",
		.paper = HEX(0xFFFFFF),
		.ink = HEX(0x000000),
		.soft = HEX(0x545454),
		.grid = HEX(0xDEDEDE),
		.faint = HEX(0xE8E8E8),
		.type = { 8.5, 7.5, 7.0, 7.0 },
		.grid_width = 0.5,
		.base_width = 0.7,
		.line_width = 1.1,
		.interval_width = 0.9,
		.looks = {
			{ HEX(0x0072B2), SHAPE_CIRCLE, { 0 }, 0 },
			{ HEX(0xE69F00), SHAPE_TRIANGLE, { 4, 2 }, 2 },
			{ HEX(0x000000), SHAPE_SQUARE, { 1.2, 1.6 }, 2 },
			{ HEX(0x009E73), SHAPE_DIAMOND, { 6, 1.6, 1.2, 1.6 }, 4 },
			{ HEX(0xD55E00), SHAPE_DOWN, { 7, 2.5 }, 2 },
			{ HEX(0x56B4E9), SHAPE_PLUS, { 2.4, 1.4 }, 2 },
			{ HEX(0xCC79A7), SHAPE_CIRCLE, { 3.6, 1.2, 3.6, 3.6 }, 4 },
		},
	},
	{
		.name = "screen",
		.meaning = "for slides and web pages: larger type, stronger lines",
		.paper = HEX(0xFFFFFF),
		.ink = HEX(0x1B1F23),
		.soft = HEX(0x57606A),
		.grid = HEX(0xE1E4E8),
		.faint = HEX(0xEAEDF0),
		.type = { 10.5, 9.0, 8.5, 8.5 },
		.grid_width = 0.6,
		.base_width = 0.9,
		.line_width = 1.6,
		.interval_width = 1.3,
		.looks = {
			{ HEX(0x0072B2), SHAPE_CIRCLE, { 0 }, 0 },
			{ HEX(0xE69F00), SHAPE_TRIANGLE, { 5, 2.5 }, 2 },
			{ HEX(0x1B1F23), SHAPE_SQUARE, { 1.6, 2 }, 2 },
			{ HEX(0x009E73), SHAPE_DIAMOND, { 7, 2, 1.6, 2 }, 4 },
			{ HEX(0xD55E00), SHAPE_DOWN, { 9, 3 }, 2 },
			{ HEX(0x56B4E9), SHAPE_PLUS, { 3, 1.8 }, 2 },
			{ HEX(0xCC79A7), SHAPE_CIRCLE, { 4.5, 1.5, 4.5, 4.5 }, 4 },
		},
	},
	{
		.name = "dark",
		.meaning = "for dark slides and pages: light on nearly black",
		.paper = HEX(0x15191E),
		.ink = HEX(0xECEFF3),
		.soft = HEX(0xA9B2BD),
		.grid = HEX(0x323A44),
		.faint = HEX(0x2B323B),
		.type = { 10.5, 9.0, 8.5, 8.5 },
		.grid_width = 0.6,
		.base_width = 0.9,
		.line_width = 1.6,
		.interval_width = 1.3,
		.looks = {
			{ HEX(0x56B4E9), SHAPE_CIRCLE, { 0 }, 0 },
			{ HEX(0xF0E442), SHAPE_TRIANGLE, { 5, 2.5 }, 2 },
			{ HEX(0xECEFF3), SHAPE_SQUARE, { 1.6, 2 }, 2 },
			{ HEX(0x19B88B), SHAPE_DIAMOND, { 7, 2, 1.6, 2 }, 4 },
			{ HEX(0xF07F2E), SHAPE_DOWN, { 9, 3 }, 2 },
			{ HEX(0x3D9AD6), SHAPE_PLUS, { 3, 1.8 }, 2 },
			{ HEX(0xDB93BA), SHAPE_CIRCLE, { 4.5, 1.5, 4.5, 4.5 }, 4 },
		},
	},
	{ .name = NULL },
};

const struct look *theme_look(const struct theme *theme, size_t index)
{
	return &theme->looks[index % LOOK_COUNT];
}
