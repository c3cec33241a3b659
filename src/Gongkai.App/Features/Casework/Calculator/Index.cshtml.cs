using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>期限计算: the clock for everybody. Nothing is stored, and the facts stand in no address.</summary>
[Public]
public sealed class CalculatorPage(WorkCalendars calendars, TimeProvider clock) : PageModel
{
    // Rows that the form offers for what can happen several times.
    private const int Rows = 3;

    [BindProperty]
    public FactsForm Facts { get; set; } = new();

    [BindProperty, Display(Name = "哪一种期限")]
    public string? Term { get; set; }

    [BindProperty, Display(Name = "从哪一天起算（当日不计）")]
    public DateOnly? From { get; set; }

    /// <summary>The answer; null before the form was sent.</summary>
    public ClockAccountShown? Account { get; private set; }

    /// <summary>The end of another term; null before it was asked for.</summary>
    public TermEnd? End { get; private set; }

    /// <summary>Every other term.</summary>
    public static ImmutableArray<Choice> Terms { get; } = [.. StatutoryTerm.All.Select(term => new Choice(term.Id, $"{term.Name}（从{term.From}起）"))];

    public void OnGet()
    {
        Facts.Settings.OtherAgencyPause = true;
        Fill();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Fill();
        var today = clock.BeijingToday;
        if (Facts.Channel is null) this.Fault("Facts.Channel", "请选择申请渠道");
        var (facts, faults) = FactsJson.Read(Facts, today);
        foreach (var (field, message) in faults)
            // A date that could not be read is told already.
            if (ModelState[field] is not { Errors.Count: > 0 }) this.Fault(field, message);
        if (!ModelState.IsValid || facts is null) return this.Again();
        Account = new(ReplyDeadline.Of(facts, await calendars.CurrentAsync(ct)), facts.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostTermAsync(CancellationToken ct)
    {
        ModelState.Keys.Where(key => key.StartsWith("Facts", StringComparison.Ordinal)).ToList().ForEach(key => ModelState.Remove(key));
        OnGet();
        var term = StatutoryTerm.Find(Term ?? "");
        if (term is null) this.Fault("Term", "请选择期限");
        if (From is null && ModelState["From"] is not { Errors.Count: > 0 }) this.Fault("From", "请填写从哪一天起算");
        if (term is not null && From < term.FirstDay) this.Fault("From", $"这种期限从 {term.FirstDay:yyyy-MM-dd} 起才能计算");
        if (!ModelState.IsValid) return this.Again();
        End = term!.CountFrom(From!.Value, await calendars.CurrentAsync(ct));
        return Page();
    }

    private void Fill()
    {
        while (Facts.Consultations.Count < Rows) Facts.Consultations.Add(new());
        if (Facts.ReasonsRequests.Count == 0) Facts.ReasonsRequests.Add(new());
        if (Facts.Extensions.Count == 0) Facts.Extensions.Add(new());
        if (Facts.Referrals.Count == 0) Facts.Referrals.Add(new());
    }
}
