using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>Addresses of cases and of their steps.</summary>
internal static class CaseRoutes
{
    public const string List = "/desk/cases";
    public const string HandOver = "/desk/hand-over";
    public const string Workflow = "/desk/workflow";

    public static string Of(DisclosureRequestId request) => $"{List}/{request}";

    public static string Clock(DisclosureRequestId request) => $"{Of(request)}/clock";

    public static string Others(DisclosureRequestId request) => $"{Of(request)}/others";

    public static string File(DisclosureRequestId request, string sha256) => $"{Of(request)}/files/{sha256}";

    public static string Entry(DisclosureRequestId request, int version) => $"{Of(request)}/entries/{version}";

    public static string Archive(DisclosureRequestId request) => $"{Of(request)}/archive";

    public static string Evidence(DisclosureRequestId request) => $"{Of(request)}/evidence";

    /// <summary>The form of a step that has one.</summary>
    public static string Step<T>(DisclosureRequestId request) where T : CaseEvent => Step(request, typeof(T));

    /// <inheritdoc cref="Step{T}"/>
    public static string Step(DisclosureRequestId request, Type happening) =>
        $"{Of(request)}/{CaseSteps.Workflow.Of(happening).Path ?? throw new ArgumentException($"{happening.Name} has no form of its own", nameof(happening))}";

    public static string ConsultationDelivered(DisclosureRequestId request, Guid consultation) => $"{Of(request)}/consultations/{consultation}/delivered";

    public static string ConsultationAnswered(DisclosureRequestId request, Guid consultation) => $"{Of(request)}/consultations/{consultation}/answered";

    public static string ConsultationDropped(DisclosureRequestId request, Guid consultation) => $"{Of(request)}/consultations/{consultation}/dropped";
}
