using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
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
        { } letter when letter.Letter.Is(LetterType.ThirdPartyConsultation) => ConsultationKind.ThirdParty,
        { } letter when letter[LetterField.CoMade] is not null => ConsultationKind.CoMaker,
        _ => ConsultationKind.OtherAgency,
    };

    /// <summary>The one it asks, by name.</summary>
    public string PendingParty => Pending?[PendingKind == ConsultationKind.ThirdParty ? LetterField.ThirdParty : LetterField.ConsultedAgency] ?? "";

    /// <summary>What the choice of whom to ask means.</summary>
    public static string HintOf(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => "公开会损害其合法权益的（第三十二条）；逾期不答复的，由本机关决定",
        ConsultationKind.CoMaker => "牵头制作时征求其他制作机关（第三十四条）；逾期不答复的，视为同意",
        _ => "其他机关（第三十三条第三款）；逾期不答复的，由本机关决定",
    };

    protected override async Task PrepareAsync(CancellationToken ct) =>
        Pending = await LetterWords.PendingAsync(Desk, Case.Request, LetterType.ThirdPartyConsultation, ct)
            ?? await LetterWords.PendingAsync(Desk, Case.Request, LetterType.AgencyConsultation, ct);

    protected override void Examine()
    {
        if (Pending is not null) return;
        if (Command.Kind is null) this.Fault("Command.Kind", "请选择征求谁的意见");
        if (string.IsNullOrWhiteSpace(Command.Party)) this.Fault("Command.Party", "请填写名称或者姓名、联系方式");
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request)
    {
        var (kind, party) = Pending is null ? (Command.Kind ?? default, Command.Party!.Trim()) : (PendingKind, PendingParty);
        var letter = kind == ConsultationKind.ThirdParty ? LetterType.ThirdPartyConsultation : LetterType.AgencyConsultation;
        return
        [
            new ConsultationSent(Command.On, Guid.CreateVersion7(), kind, await writing.SealAsync("party", party))
            {
                Letter = Pending?.Letter ?? request.PendingLetter(letter),
            },
        ];
    }
}
