using System.Collections.Immutable;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>From the form to the first events of a case: whoever is named goes into sealed rows, the events name the rows.</summary>
public static class ApplicationWriting
{
    /// <summary>The first event; channel and day stand in <paramref name="receipt"/>.</summary>
    public static async Task<ApplicationArrived> ArriveAsync(CaseWriting writing, ApplicationForm form, CaseKind kind, ReceiptFacts receipt,
        IReadOnlyCollection<Attachment> files)
    {
        var applicant = ApplicantOf(form);
        var joint = new List<PrivateRef>();
        foreach (var other in form.Joint.Where(other => !other.IsEmpty)) joint.Add(await SealAsync(writing, "joint_applicant", PersonOf(other), null));
        return new(receipt.ArrivedOn, receipt.Channel, form.Category!.Value,
            await SealAsync(writing, ApplicantDetails.RowKind, applicant, form.Description), await writing.SealAsync("description", form.Description!.Trim()))
        {
            Kind = kind,
            At = receipt.ArrivedAt,
            SignedOn = receipt.SignedOn,
            TrackingNumber = receipt.TrackingNumber,
            WasOral = receipt.WasOral,
            WasReadBack = receipt.WasReadBack,
            TrackingHash = receipt.TrackingHash,
            Topic = receipt.Topic,
            JointApplicants = [.. joint],
            Agent = form.HasAgent ? await SealAsync(writing, "agent", PersonOf(form.Agent), null) : null,
            Delivery = form.Delivery!.Value,
            Form = form.Form,
            AcceptsElectronicService = form.AcceptsElectronicService,
            Files = await Attachments.KeepAsync(writing, files, receipt.ArrivedOn),
        };
    }

    /// <summary>The registration, when the day of receipt is known (第三十一条); else nothing, and the case waits for confirmation.</summary>
    public static async Task<ImmutableArray<CaseEvent>> RegisterAsync(CaseWriting writing, ApplicationArrived arrived, DateOnly? confirmedOn)
    {
        var (today, settings) = (writing.Situation.Today, writing.Situation.Settings.Clock);
        var facts = new ClockFacts(arrived.Channel,
            arrived.On, today)
        { ArrivedAt = arrived.At, SignedOn = arrived.SignedOn, ConfirmedOn = confirmedOn, Settings = settings };
        return ReceiptDate.Of(facts, writing.Situation.Calendar) is null ? [] : [await writing.RegisterAsync(today, arrived.Kind)];
    }

    /// <summary>The applicant as the form has him.</summary>
    public static ApplicantDetails ApplicantOf(ApplicationForm form) =>
        (form.IsPerson ? PersonOf(form.Person) : new(form.Organisation!.Trim())
        {
            CreditCode = CreditCode.Fold(form.CreditCode ?? ""),
            Representative = form.Representative?.Trim(),
            ContactPerson = form.ContactPerson?.Trim(),
        }) with
        {
            Telephone = Trimmed(form.Telephone) ?? Trimmed(form.Person.Telephone),
            Email = Trimmed(form.Email),
            Fax = Trimmed(form.Fax),
            Address = Trimmed(form.Address),
            Postcode = Trimmed(form.Postcode),
        };

    private static Task<PrivateRef> SealAsync(CaseWriting writing, string kind, ApplicantDetails person, string? description) =>
        writing.SealAsync(kind, person.Write(), ApplicantFacets.SoughtBy(person, description));

    private static ApplicantDetails PersonOf(PartyForm person) => new(person.Name!.Trim())
    {
        Document = person.Document,
        DocumentNumber = IdentityNumber.Fold(person.DocumentNumber ?? ""),
        Telephone = Trimmed(person.Telephone),
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What the day of receipt follows from (第三十一条).</summary>
/// <param name="Channel">申请渠道</param>
/// <param name="ArrivedOn">到达之日</param>
public sealed record ReceiptFacts(Channel Channel, DateOnly ArrivedOn)
{
    /// <summary>到达的时刻, where it is known.</summary>
    public TimeOnly? ArrivedAt { get; init; }

    /// <summary>签收之日, of signed mail.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>挂号或者特快专递单号</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>口头提出，代为填写</summary>
    public bool WasOral { get; init; }

    /// <summary>已经读给申请人核对</summary>
    public bool WasReadBack { get; init; }

    /// <summary>SHA-256 of the tracking code.</summary>
    public string? TrackingHash { get; init; }

    /// <summary>主题</summary>
    public string? Topic { get; init; }
}
