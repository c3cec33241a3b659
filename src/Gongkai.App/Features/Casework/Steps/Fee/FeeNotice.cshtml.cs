using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Features.Access;
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
}

/// <summary>通知缴费 (第四十二条): both tariffs line by line, one is chosen.</summary>
[Needs(Permission.HandleRequests)]
public sealed class FeeNoticePage(CaseDesk desk, CaseFiles files, SameApplicant same) : StepPage<FeeNoticeForm>(desk, files, typeof(FeeNoticed))
{
    /// <summary>What the register says of the month.</summary>
    public int Counted { get; private set; }

    private DateOnly NoticedOn => Command.On < InformationProcessingFee.From ? InformationProcessingFee.From : Command.On;

    public InformationProcessingFee PerItem => InformationProcessingFee.PerItem(NoticedOn, Math.Clamp(Command.Before, 0, 10_000), Math.Clamp(Command.Items, 1, 10_000));

    /// <summary>By pages; null while their number is not typed.</summary>
    public InformationProcessingFee? PerPage => Command.Pages is { } pages and >= 1 and <= 100_000 ? InformationProcessingFee.PerPage(NoticedOn, pages) : null;

    /// <summary>Shows what both tariffs come to.</summary>
    public async Task<IActionResult> OnPostCalculateAsync(DisclosureRequestId id, CancellationToken ct)
    {
        ModelState.Remove("Command.Tariff");
        if (!await OpenAsync(id, ct)) return NotFound();
        await PrepareAsync(ct);
        return Page();
    }

    protected override async Task PrepareAsync(CancellationToken ct) => Counted = await same.InMonthAsync(Case, ct);

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Before = Counted;
        return Task.CompletedTask;
    }

    protected override void Examine()
    {
        if (Command.Tariff == FeeTariff.PerPage && Command.Pages is null) this.Fault("Command.Pages", "按量计收的，请填写页数");
    }

    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request)
    {
        var fee = Command.Tariff == FeeTariff.PerPage && PerPage is { } pages ? pages : PerItem;
        return Task.FromResult<IReadOnlyList<CaseEvent>>([new FeeNoticed(Command.On, fee.Tariff, fee.Quantity, fee.Before, fee.Total) { Letter = request.PendingLetter("L09") }]);
    }
}
