using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>通知缴费: what the form asks for.</summary>
public sealed class FeeNoticeForm : StepForm
{
    [Required, Range(1, 10_000), Display(Name = "本件算作几件")]
    public int Items { get; set; } = 1;

    [Required, Range(0, 10_000), Display(Name = "当月在前的件数")]
    public int Before { get; set; }

    [Range(1, 100_000), Display(Name = "页数")]
    public int? Pages { get; set; }

    [Required, Display(Name = "选用的计收标准")]
    public FeeTariff? Tariff { get; set; }

    [StringLength(500), Display(Name = "数量情况")]
    public string? QuantityFacts { get; set; }

    [StringLength(500), Display(Name = "缴纳方式")]
    public string? HowToPay { get; set; }
}

/// <summary>通知缴费 (第四十二条): both tariffs line by line, one is chosen.</summary>
[Needs(Permission.HandleRequests)]
public sealed class FeeNoticePage(CaseDesk desk, CaseFiles files, SameApplicant same,
    StepLetter letter) : StepPage<FeeNoticeForm>(desk, files, typeof(FeeNoticed))
{
    /// <summary>What the register says of the month.</summary>
    public int Counted { get; private set; }

    private DateOnly NoticedOn => Command.On < InformationProcessingFee.From ? InformationProcessingFee.From : Command.On;

    public InformationProcessingFee PerItem =>
        InformationProcessingFee.PerItem(NoticedOn, Math.Clamp(Command.Before, 0, 10_000), Math.Clamp(Command.Items, 1, 10_000));

    /// <summary>By pages; null while their number is not typed.</summary>
    public InformationProcessingFee? PerPage => Command.Pages is { } pages and >= 1 and <= 100_000 ? InformationProcessingFee.PerPage(NoticedOn, pages) : null;

    /// <summary>Shows what both tariffs come to.</summary>
    public async Task<IActionResult> OnPostCalculateAsync(DisclosureRequestId id, CancellationToken ct)
    {
        ModelState.Remove("Command.Tariff");
        if (!await OpenAsync(id.Value, ct)) return NotFound();
        await PrepareAsync(ct);
        return Page();
    }

    /// <summary>The letter that waits to be received; what it charges is not typed again.</summary>
    public LetterWords? Pending { get; private set; }

    /// <summary>The fee by the tariff that was chosen.</summary>
    public InformationProcessingFee Chosen => Command.Tariff == FeeTariff.PerPage && PerPage is { } pages ? pages : PerItem;

    /// <summary>Issues the letter; what it charges is kept for the step.</summary>
    public async Task<IActionResult> OnPostLetterAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await OpenAsync(id.Value, ct)) return NotFound();
        await PrepareAsync(ct);
        Examine();
        if (string.IsNullOrWhiteSpace(Command.QuantityFacts)) this.Fault("Command.QuantityFacts", "请填写数量情况，通知书要写明");
        if (string.IsNullOrWhiteSpace(Command.HowToPay)) this.Fault("Command.HowToPay", "请填写缴纳方式，通知书要写明");
        if (ModelState.IsValid)
            await letter.PrepareAsync(this, Case, LetterType.FeeNotice,
                fields => fields.With(Chosen).With(LetterField.QuantityFacts, Command.QuantityFacts).With(LetterField.HowToPay, Command.HowToPay), ct);
        if (!ModelState.IsValid) return this.Again();
        var answer = await TakeAsync(typeof(LetterIssued), null, async (writing, request) =>
        {
            var typed = await writing.SealAsync("letter-typed",
                LetterWords.Write([new() { Name = nameof(FeeNoticeForm.Tariff), Text = Chosen.Tariff.ToString() },
                    .. Numbers.Select(number => new TypedField { Name = number.Name, Text = number.Value?.ToString(CultureInfo.InvariantCulture) })]));
            return [await letter.IssueAsync(writing, request, issued => new LetterIssued(writing.Situation.Today, issued!) { Typed = typed })];
        }, ct);
        return await AnswerAsync(answer, LetterRoutes.OfCase(id), refusal => refusal with { Field = null }, "", ct);
    }

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        Counted = await same.InMonthAsync(Case, ct);
        Pending = await LetterWords.PendingAsync(Desk, Case.Request, LetterType.FeeNotice, ct);
        if (Pending is null) return;
        Command.Tariff = Enum.Parse<FeeTariff>(Pending[nameof(FeeNoticeForm.Tariff)]!);
        (Command.Items, Command.Before,
            Command.Pages) = (Number(nameof(FeeNoticeForm.Items)) ?? 1, Number(nameof(FeeNoticeForm.Before)) ?? 0, Number(nameof(FeeNoticeForm.Pages)));
        foreach (var name in (string[])[nameof(FeeNoticeForm.Tariff), .. Numbers.Select(number => number.Name)]) ModelState.Remove($"Command.{name}");
    }

    private IEnumerable<(string Name, int? Value)> Numbers =>
        [(nameof(FeeNoticeForm.Items), Command.Items), (nameof(FeeNoticeForm.Before), Command.Before), (nameof(FeeNoticeForm.Pages), Command.Pages)];

    private int? Number(string name) => Pending?[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    protected override Task SuggestAsync(CancellationToken ct)
    {
        if (Pending is null) Command.Before = Counted;
        return Task.CompletedTask;
    }

    protected override void Examine()
    {
        if (Command.Tariff == FeeTariff.PerPage && Command.Pages is null) this.Fault("Command.Pages", "按量计收的，请填写页数");
    }

    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new FeeNoticed(Command.On, Chosen.Tariff, Chosen.Quantity, Chosen.Before,
            Chosen.Total) { Letter = request.PendingLetter(LetterType.FeeNotice) }]);
}
