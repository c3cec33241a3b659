using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>What an officer types into one field of a letter.</summary>
public sealed class TypedField
{
    public string? Name { get; set; }

    [StringLength(8000)]
    public string? Text { get; set; }
}

/// <summary>
/// 制发办理过程中的文书 (补正、延期、征求意见、收费……): what the case gives is filled in, the rest is typed, seen, and issued with its number.
/// The step that serves the letter names it afterwards.
/// </summary>
[Needs(Permission.HandleRequests)]
public sealed class IssueLetterPage(CaseDesk door, LetterDesk letters) : CasePage(door)
{
    /// <summary>The letter, as the address has it.</summary>
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public List<TypedField> Command { get; set; } = [];

    /// <summary>What was pressed.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>The letter.</summary>
    public LetterType Letter { get; private set; } = LetterType.All[0];

    /// <summary>The letter as it would be.</summary>
    public PreparedLetter? Preview { get; private set; }

    /// <summary>When the unfinished form that is shown was put away; null when there is none.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>What is typed: what the letter must have, and may have, beyond what every letter has.</summary>
    public ImmutableArray<LetterField> Typed { get; private set; } = [];

    // Not typed: the frame, what the case alone knows, and what follows from the law or from a computation.
    private static readonly ImmutableArray<LetterField> Given =
    [
        LetterField.Agency, LetterField.Number, LetterField.DatedOn, LetterField.Office, LetterField.AgencyAddress, LetterField.Telephone,
        LetterField.Salutation, LetterField.Basis, LetterField.Remedy,
        LetterField.Applicant, LetterField.RequestNumber, LetterField.ReceivedOn, LetterField.CorrectedOn, LetterField.Description, LetterField.ReplyDue,
        LetterField.ChannelName, LetterField.TrackingCode,
        LetterField.TrackingAddress, LetterField.QrCode, LetterField.Attachments, LetterField.Tariff, LetterField.FeeLines, LetterField.FeeTotal,
    ];

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        var known = StepFields.Of(Case, Letter);
        Command = [.. Typed.Select(field =>
            new TypedField
            {
                Name = field.Name,
                Text = field.Kind == LetterFieldKind.Day && Day(known.Printed(field)) is { } day ? Storage.StoredTypes.Text(day) : known.Printed(field),
            })];
        if (await Door.Drafts.FindAsync<List<TypedField>>(Officer.Id, id.Stream, Form, ct) is var (typed, savedAt))
            (Command, SavedAt) = (Fitting(typed), savedAt);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        Command = Fitting(Command);
        if (Then is "keep" or "discard")
        {
            await (Then == "keep"
                ? Door.Drafts.SaveAsync(Officer.Id, id.Stream, Form, Command, ct) : Door.Drafts.RemoveAsync(Officer.Id, id.Stream, Form, ct));
            return Redirect(Then == "keep" ? DecisionRoutes.Of(Case.Request.Id) : LetterRoutes.Issue(id, Letter));
        }
        var fields = StepFields.Of(Case, Letter);
        foreach (var (field, i) in Typed.Select((field, i) => (field, i))) fields = With(fields, field, Command[i].Text, i);
        if (!ModelState.IsValid) return this.Again();
        Preview = await letters.PrepareAsync(Case, Letter, Case.Situation.Today, fields, ct);
        foreach (var fault in Preview.Faults) ModelState.AddModelError("", Diagnostics.Message.Of(fault));
        if (!ModelState.IsValid) return this.Again();
        return Then == "preview" ? Page() : await TakeAsync(LetterRoutes.OfCase(Case.Request.Id), async (writing, request) =>
        {
            await DeskDrafts.RemoveAsync(writing.Transaction, Officer.Id, id.Stream, Form);
            var typed = await writing.SealAsync("letter-typed", LetterWords.Write(Command));
            return await letters.IssueAsync(writing, request, Case, Preview, letter => new LetterIssued(writing.Situation.Today, letter) { Typed = typed });
        }, ct);
    }

    protected override Task<IActionResult?> PrepareAsync(CancellationToken ct)
    {
        if (LetterType.Find(Code) is not { } letter || !CaseLettersPage.OnTheWay.Contains(letter)) return Task.FromResult<IActionResult?>(NotFound());
        var items = letter.Fields.SelectMany(field => field.Items).ToHashSet();
        (Letter, Typed) = (letter, [.. letter.Fields.Where(field => !Given.Contains(field) && !items.Contains(field) && field != LetterField.Ordinal)]);
        return Task.FromResult<IActionResult?>(null);
    }

    /// <summary>How a field is explained.</summary>
    public static string HintOf(LetterField field) => field == LetterField.Points
        ? "每一点占一行；要释明怎样补正的，在同一行用“——”接着写。" : field.Kind == LetterFieldKind.List ? $"{field.Meaning}，每项占一行。" : field.Meaning;

    private string Form => UnfinishedForm.At(Case.Request.Stream, LetterRoutes.Issue(Case.Request.Id, Letter));

    private List<TypedField> Fitting(List<TypedField> typed) =>
        [.. Typed.Select(field => typed.FirstOrDefault(one => one.Name == field.Name) ?? new() { Name = field.Name })];

    private LetterFields With(LetterFields fields, LetterField field, string? text, int index)
    {
        switch (field.Kind)
        {
            case LetterFieldKind.Day:
                if (!string.IsNullOrWhiteSpace(text) && Day(text) is null) this.Fault($"Command[{index}].Text", "请填写日期，例：2026年3月2日");
                return fields.With(field, Day(text));
            case LetterFieldKind.Number:
                if (string.IsNullOrWhiteSpace(text)) return fields;
                if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) this.Fault($"Command[{index}].Text", "请填写整数");
                return fields.With(field, number);
            case LetterFieldKind.List:
                var lines = (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                return fields.With(field, lines.Select(line => Item(field, line)));
            default:
                return fields.With(field, text);
        }
    }

    private static LetterFields Item(LetterField list, string line) => list == LetterField.Points && line.Split("——", 2) is [var point, var guidance]
        ? LetterFields.Empty.With(LetterField.Point, point).With(LetterField.Guidance, guidance)
        : LetterFields.Empty.With(list == LetterField.Points ? LetterField.Point : list == LetterField.Concerned ? LetterField.Matter : list.Items[0], line);

    internal static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "yyyy年M月d日", "yyyy/M/d", "yyyy.M.d"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) ? day : null;
}
