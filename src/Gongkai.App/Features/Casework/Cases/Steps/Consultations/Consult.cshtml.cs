using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>征求意见 (第三十二条、第三十三条、第三十四条): what the form asks for.</summary>
public sealed class ConsultForm : StepForm
{
    [Display(Name = "征求谁的意见")]
    public ConsultationKind? Kind { get; set; }

    [StringLength(2_000), Display(Name = "名称或者姓名、联系方式")]
    public string? Party { get; set; }
}

/// <summary>征求意见 (第三十二条、第三十三条、第三十四条).</summary>
[Needs(Permission.HandleRequests)]
public sealed class ConsultPage(CaseDesk desk, CaseFiles files) : StepPage<ConsultForm>(desk, files, typeof(ConsultationSent))
{
    /// <summary>The letter that waits to be sent; what it says is not typed again.</summary>
    public LetterWords? Pending { get; private set; }

    /// <summary>Whom it asks: a co-maker where it says how the information was made together.</summary>
    public ConsultationKind PendingKind => Pending switch
    {
        { Letter.Code: "L05" } => ConsultationKind.ThirdParty,
        { } letter when letter[LetterField.CoMade] is not null => ConsultationKind.CoMaker,
        _ => ConsultationKind.OtherAgency,
    };

    /// <summary>The one it asks, by name.</summary>
    public string PendingParty => Pending?[Pending.Letter.Code == "L05" ? LetterField.ThirdParty : LetterField.ConsultedAgency] ?? "";

    protected override async Task PrepareAsync(CancellationToken ct) =>
        Pending = await LetterWords.PendingAsync(Desk, Case.Request, "L05", ct) ?? await LetterWords.PendingAsync(Desk, Case.Request, "L07", ct);

    protected override void Examine()
    {
        if (Pending is not null) return;
        if (Command.Kind is null) this.Fault("Command.Kind", "请选择征求谁的意见");
        if (string.IsNullOrWhiteSpace(Command.Party)) this.Fault("Command.Party", "请填写名称或者姓名、联系方式");
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request)
    {
        var (kind, party) = Pending is null ? (Command.Kind ?? default, Command.Party!.Trim()) : (PendingKind, PendingParty);
        return [new ConsultationSent(Command.On, Guid.CreateVersion7(), kind, await writing.SealAsync("party", party)) { Letter = Pending?.Letter ?? request.PendingLetter(kind == ConsultationKind.ThirdParty ? "L05" : "L07") }];
    }
}
