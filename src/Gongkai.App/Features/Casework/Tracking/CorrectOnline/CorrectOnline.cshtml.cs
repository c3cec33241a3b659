using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gongkai.Features.Casework;

/// <summary>补正 on line (第三十条).</summary>
[Public]
public sealed class CorrectOnlinePage(TrackedCases cases) : TrackedPage(cases)
{
    [BindProperty, Required, StringLength(5000), Display(Name = "所需政府信息内容描述")]
    public string Description { get; set; } = "";

    [BindProperty, StringLength(1000), Display(Name = "逾期补正的理由")]
    public string? Justification { get; set; }

    public IReadOnlyList<string> Points { get; private set; } = [];

    public bool IsLate => Tracked.Situation.Today > Tracked.Clock.CorrectionDueBy;

    /// <inheritdoc/>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            var points = new List<string>();
            foreach (var point in Tracked.Request.CorrectionNotice?.Points ?? []) points.Add(await Cases.WordsAsync(point, Ct) ?? "（已按规定删除）");
            Points = points;
            return await next();
        });

    public async Task OnGetAsync() => Description = await Cases.WordsAsync(Tracked.Request.Description, Ct) ?? "";

    public Task<IActionResult> OnPostAsync() => TakeAsync(async writing =>
        new CorrectionReceived(writing.Situation.Today,
            await writing.SealAsync("description", Description))
        { Justification = await writing.SealOrNoneAsync("justification", Justification) });
}
